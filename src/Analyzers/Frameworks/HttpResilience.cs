using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Time-outs for every client of the process: <c>ConfigureHttpClientDefaults</c> with a resilience handler
/// (Microsoft.Extensions.Http.Resilience), and the <c>AddServiceDefaults</c> of the Aspire templates, which does just that out of sight.
/// </summary>
internal sealed class HttpResilience : Framework
{
    /// <summary>Handlers whose pipelines end a call by time: <see cref="GrpcClientFactory"/> asks for the same on a single client.</summary>
    public static readonly string[] Handlers = { "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "AddPolicyHandler" };

    public override string MarkerType => "System.Net.Http.IHttpClientFactory";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "ConfigureHttpClientDefaults", "AddServiceDefaults" };

    public override bool Knows(IMethodSymbol method) => false;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        var configuresResilience = call.TargetMethod.Name == "AddServiceDefaults" ||
            call.Descendants().OfType<IInvocationOperation>().Any(inner => Handlers.Contains(inner.TargetMethod.Name));

        if (configuresResilience) registrations.EveryClientHasTimeout = true;
    }
}

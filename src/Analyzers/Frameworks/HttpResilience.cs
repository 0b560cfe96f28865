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
    /// <summary>What start-up code is written against.</summary>
    private static readonly string[] Hosts = { "IServiceCollection", "IHostApplicationBuilder", "IHostBuilder", "WebApplicationBuilder" };

    public override string MarkerType => "System.Net.Http.IHttpClientFactory";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "ConfigureHttpClientDefaults", "AddServiceDefaults" };

    public override bool Knows(IMethodSymbol method) => false;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (call.Receiver()?.Type is not { } host || !Hosts.Any(name => host.Name == name || host.AllInterfaces.Any(i => i.Name == name))) return;

        registrations.EveryClientHasTimeout |= call.TargetMethod.Name == "AddServiceDefaults" || call.Arguments.Any(a =>
            a.Parameter?.Type.TypeKind == TypeKind.Delegate && MayEndCalls(a.Value, model));
    }

    private static bool MayEndCalls(IOperation configure, CommunicationModel model) =>
        configure.DelegateTarget() is not IAnonymousFunctionOperation lambda ||
        lambda.Descendants().OfType<IInvocationOperation>().Any(step => step.Receiver()?.Type?.Name == "IHttpClientBuilder" && ClientBuilder.MayEndCalls(step, model));
}

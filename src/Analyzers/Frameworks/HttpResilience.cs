using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Microsoft.Extensions.Http.Resilience: handlers on one client, and those for every client of the process, by <c>ConfigureHttpClientDefaults</c> or by
/// the <c>AddServiceDefaults</c> of the Aspire templates, which does just that out of sight.
/// </summary>
internal sealed class HttpResilience : Framework
{
    private const string ExtensionsType = "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions";

    private static readonly string[] Handlers = { "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "RemoveAllResilienceHandlers" };

    /// <summary>Strategies of a pipeline that send a request more than once.</summary>
    private static readonly string[] Repeaters = { "AddRetry", "AddHedging" };

    /// <summary>Options that say which requests are repeated.</summary>
    private static readonly string[] Filters = { "ShouldHandle", "DisableFor", "DisableForUnsafeHttpMethods" };

    /// <summary>What start-up code is written against.</summary>
    private static readonly string[] Hosts = { "IServiceCollection", "IHostApplicationBuilder", "IHostBuilder", "WebApplicationBuilder" };

    public override string MarkerType => "System.Net.Http.IHttpClientFactory";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "ConfigureHttpClientDefaults", "AddServiceDefaults" };

    public override RegistrationKinds Registers => RegistrationKinds.ClientDefaults;

    public override bool Knows(IMethodSymbol method) => Handlers.Contains(method.Name) && method.ContainingType.FullName() == ExtensionsType;

    /// <summary>The standard handlers repeat requests of every method (documentation of Microsoft.Extensions.Http.Resilience, "Disable retries for unsafe HTTP methods").</summary>
    public override Fact? Classify(IInvocationOperation step, CommunicationModel model)
    {
        if (step.TargetMethod.Name == "RemoveAllResilienceHandlers") return new ResilienceStep(step, ResilienceKind.Removal);

        if (step.TargetMethod.Name == "AddResilienceHandler")
        {
            var repeats = step.Argument("configure")?.DelegateTarget() is IAnonymousFunctionOperation lambda &&
                lambda.Descendants().OfType<IInvocationOperation>().Any(call => Repeaters.Contains(call.TargetMethod.Name));
            if (!repeats) return null;
        }

        return new ResilienceStep(step, ResilienceKind.Retry, RepeatsWrites: FluentChain.From(step).SelectMany(s => s.Arguments).All(IsKnownToRepeatAll));
    }

    /// <summary>Whether an argument leaves it at repeating every request: a lambda in sight that does not say which.</summary>
    private static bool IsKnownToRepeatAll(IArgumentOperation argument) => argument.Parameter?.Type switch
    {
        { TypeKind: TypeKind.Delegate } => argument.Value.DelegateTarget() is IAnonymousFunctionOperation lambda && !lambda.Descendants().Any(Chooses),
        { SpecialType: SpecialType.System_String } => true,
        { Name: HttpClientBuilder.BuilderName or "IHttpStandardResiliencePipelineBuilder" or "IStandardHedgingHandlerBuilder" or "IHttpResiliencePipelineBuilder" } => true,
        _ => false,
    };

    private static bool Chooses(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => Filters.Contains(property.Property.Name),
        IInvocationOperation call => Filters.Contains(call.TargetMethod.Name) || call.Arguments.Any(a => a.Parameter?.Ordinal == 0 && a.Value.Type?.Name == "HttpStandardResilienceOptions"),
        _ => false,
    };

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (call.Receiver()?.Type is not { } host || !Hosts.Any(name => host.Name == name || host.AllInterfaces.Any(i => i.Name == name))) return;

        var hasTimeout = call.TargetMethod.Name == "AddServiceDefaults" || call.Arguments.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate && MayEndCalls(a.Value, model));
        if (hasTimeout) registrations.Note(ProcessFacts.TimeoutOfEveryClient);
    }

    private static bool MayEndCalls(IOperation configure, CommunicationModel model) =>
        configure.DelegateTarget() is not IAnonymousFunctionOperation lambda ||
        lambda.Descendants().OfType<IInvocationOperation>().Any(step => step.Receiver()?.Type?.Name == HttpClientBuilder.BuilderName && ClientBuilder.MayEndCalls(step, model));
}

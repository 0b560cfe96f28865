using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Whether the connections of a client that is kept come to an end.</summary>
internal static class ConnectionLifetime
{
    private const string FactoryType = "System.Net.Http.IHttpClientFactory";
    private const string PrimaryHandler = "ConfigurePrimaryHttpMessageHandler";

    /// <summary>Steps that leave the handler that opens connections alone. Any other step might see to it.</summary>
    private static readonly string[] Harmless =
    {
        "ConfigureHttpClient", "AddHttpMessageHandler", "SetHandlerLifetime", "AddTypedClient", "AddServiceDiscovery", "RedactLoggedHeaders", "AddAsKeyed",
        "RemoveAllLoggers", "AddLogger", "AddDefaultLogger", "AddHeaderPropagation", "AddPolicyHandler", "AddTransientHttpErrorPolicy", "AddPolicyHandlerFromRegistry",
        "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "RemoveAllResilienceHandlers", "Configure",
    };

    private static readonly string[] PlainHandlers = { "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler" };

    /// <summary>
    /// Since version 9 the factory gives its own handler a <c>PooledConnectionLifetime</c>; a handler that takes its place has none of its own accord
    /// (.NET documentation, "HttpClientFactory uses SocketsHttpHandler as primary handler").
    /// </summary>
    public static bool MayEnd(IEnumerable<IInvocationOperation> steps, CommunicationModel model)
    {
        var isReplaced = false;
        foreach (var step in steps)
        {
            if (step.TargetMethod.Name == PrimaryHandler && IsWithoutLifetime(step, model)) isReplaced = true;
            else if (!Harmless.Contains(step.TargetMethod.Name)) return true;
        }

        return !isReplaced && model.Frameworks.Types.Find(FactoryType)?.ContainingAssembly.Identity.Version.Major is not < 9;
    }

    /// <summary>Whether what is configured for every client leaves their connections alone.</summary>
    public static bool MayEndByDefault(Registrations registrations) =>
        registrations.Has(ProcessFacts.UnseenClientDefaults) ||
        registrations.ClientDefaults.Any(call => call.Arguments.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate && !LeavesAlone(a.Value)));

    private static bool LeavesAlone(IOperation configure) =>
        configure.DelegateTarget() is IAnonymousFunctionOperation lambda &&
        lambda.Descendants().OfType<IInvocationOperation>().All(call => call.Receiver()?.Type?.Name != HttpClientBuilder.BuilderName || Harmless.Contains(call.TargetMethod.Name));

    private static bool IsWithoutLifetime(IInvocationOperation step, CommunicationModel model)
    {
        if (step.Arguments.LastOrDefault()?.Value.DelegateTarget() is not IAnonymousFunctionOperation lambda) return false;

        var makesPlain = false;
        foreach (var operation in lambda.Descendants())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property.Name: "PooledConnectionLifetime" }:
                case IInvocationOperation call when call.TargetMethod.IsInSource(model.Compilation):
                    return false;
                case IObjectCreationOperation creation when creation.Type is { } type && PlainHandlers.Contains(type.FullName()):
                    makesPlain = true;
                    break;
            }
        }

        return makesPlain;
    }
}

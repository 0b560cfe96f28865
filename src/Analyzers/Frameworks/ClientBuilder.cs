using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The steps of an <c>IHttpClientBuilder</c>, and whether one may end the client's calls by time.</summary>
internal static class ClientBuilder
{
    /// <summary>Steps that say nothing about how long a call may take. Any other step might.</summary>
    private static readonly string[] HarmlessSteps =
    {
        "AddGrpcClient", "AddCodeFirstGrpcClient", "ConfigureChannel", "AddCallCredentials", "ConfigureHttpClient", "ConfigurePrimaryHttpMessageHandler",
        "ConfigureAdditionalHttpMessageHandlers", "AddHttpMessageHandler", "SetHandlerLifetime", "UseSocketsHttpHandler", "EnableCallContextPropagation",
        "AddServiceDiscovery", "RedactLoggedHeaders", "AddAsKeyed", "RemoveAllLoggers", "AddLogger", "AddDefaultLogger",
    };

    /// <summary>An interceptor that ends calls by time has one of these in its source.</summary>
    private static readonly string[] WordsOfTime = { "deadline", "timeout", CancellationTokens.CancelAfter };

    public static bool MayEndCalls(IInvocationOperation step, CommunicationModel model)
    {
        if (HarmlessSteps.Contains(step.TargetMethod.Name)) return false;
        return step.TargetMethod.Name != "AddInterceptor" || step.TargetMethod.TypeArguments.FirstOrDefault() is not INamedTypeSymbol interceptor || MaySetTime(interceptor, model);
    }

    /// <summary>Only this project's source is looked at: another project's is there in an IDE and not in a build, and both must say the same.</summary>
    private static bool MaySetTime(INamedTypeSymbol interceptor, CommunicationModel model) =>
        !interceptor.IsInSource(model.Compilation) ||
        interceptor.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax().DescendantTokens().Any(token =>
            WordsOfTime.Any(word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)));
}

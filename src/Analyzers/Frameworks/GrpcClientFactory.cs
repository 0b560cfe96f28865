using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Grpc.Net.ClientFactory and Grpc.AspNetCore.Server.ClientFactory: what a registered client does for every call.
/// Service config is not looked at: its MethodConfig has no time-out in .NET.
/// </summary>
internal sealed class GrpcClientFactory : Framework
{
    /// <summary>Options through which each call can get a deadline.</summary>
    private static readonly string[] PerCallOptions = { "CallOptionsActions", "Interceptors", "InterceptorRegistrations", "Creator" };

    /// <summary>Steps of the builder chain that say nothing about how long a call may take. Any other step might.</summary>
    private static readonly string[] HarmlessSteps =
    {
        "AddGrpcClient", "ConfigureChannel", "AddCallCredentials", "ConfigureHttpClient", "ConfigurePrimaryHttpMessageHandler",
        "ConfigureAdditionalHttpMessageHandlers", "AddHttpMessageHandler", "SetHandlerLifetime", "UseSocketsHttpHandler",
        "AddServiceDiscovery", "RedactLoggedHeaders", "AddAsKeyed", "RemoveAllLoggers", "AddLogger", "AddDefaultLogger",
    };

    /// <summary>An interceptor that ends calls by time has one of these in its source.</summary>
    private static readonly string[] WordsOfTime = { "deadline", "timeout", "CancelAfter" };

    public override string MarkerType => "Grpc.Net.ClientFactory.GrpcClientFactoryOptions";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "AddGrpcClient", "AddCodeFirstGrpcClient" };

    public override bool Knows(IMethodSymbol method) => false;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        var endsCalls = FluentChain.IsKept(call);
        var propagates = false;
        foreach (var step in FluentChain.From(call))
        {
            if (step.TargetMethod.Name == "EnableCallContextPropagation") propagates = true;
            else if (step.TargetMethod.Name != call.TargetMethod.Name && !HarmlessSteps.Contains(step.TargetMethod.Name)) endsCalls |= MayEndCalls(step);

            // The options may be set by a method out of this statement, or reach for one of the per-call members.
            endsCalls |= step == call && call.Arguments.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate && MayActOnEachCall(a.Value));
        }

        var client = call.TargetMethod.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        registrations.Add(new GrpcClientRegistration(client, endsCalls, propagates));
    }

    /// <summary>A step that is not known may do anything; an interceptor whose source never speaks of time does nothing to it.</summary>
    private static bool MayEndCalls(IInvocationOperation step)
    {
        if (step.TargetMethod.Name != "AddInterceptor" || step.TargetMethod.TypeArguments.FirstOrDefault() is not INamedTypeSymbol interceptor) return true;

        var declarations = interceptor.DeclaringSyntaxReferences;
        return declarations.IsEmpty || declarations.Any(declaration => declaration.GetSyntax().DescendantTokens().Any(token =>
            WordsOfTime.Any(word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)));
    }

    private static bool MayActOnEachCall(IOperation configure) =>
        configure.DelegateTarget() is not IAnonymousFunctionOperation lambda ||
        lambda.Descendants().Any(operation => operation is IPropertyReferenceOperation property && PerCallOptions.Contains(property.Property.Name));
}

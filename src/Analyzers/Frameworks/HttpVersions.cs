using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Which version of HTTP a registered client asks for: 1.1, unless somebody says otherwise.</summary>
internal static class HttpVersions
{
    public const string OfClient = "DefaultRequestVersion";
    public const string Version20 = "System.Net.HttpVersion.Version20";

    /// <summary>Steps that leave the version alone. Any other may change it: a handler sees every request before it is sent.</summary>
    private static readonly string[] HarmlessSteps =
    {
        "AddHttpClient", "ConfigureHttpClient", "SetHandlerLifetime", "AddTypedClient", "AddServiceDiscovery", "AddAsKeyed", "RedactLoggedHeaders",
        "RemoveAllLoggers", "AddLogger", "AddDefaultLogger", "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler",
        "RemoveAllResilienceHandlers", "AddPolicyHandler", "AddTransientHttpErrorPolicy",
    };

    /// <summary>The members through which a client or a request says which version it wants.</summary>
    private static readonly string[] Words = { OfClient, "DefaultVersionPolicy", "VersionPolicy", "HttpVersion" };

    /// <summary>What the registration of another client says is of that client alone.</summary>
    private static readonly FileQuestion SaysOutsideRegistrations = new(tree => Saying(tree.GetRoot()).Any(token => !token.Parent!.Ancestors().Any(IsRegistration)));

    /// <summary>Whether something asks for another version, or may, out of sight. Who uses a client that only has a name is not known.</summary>
    public static bool MayBeRaised(ClientRegistration client, CommunicationModel model) =>
        client.IsKept ||
        client.Steps.Any(step => !HarmlessSteps.Contains(step.TargetMethod.Name) && !Refit.Registrations.Contains(step.TargetMethod.Name)) ||
        client.Steps.Any(step => step.Arguments.Any(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate && MayRaise(argument.Value, model))) ||
        model.Registrations.ClientDefaults.Any(defaults => defaults.Arguments.Any(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate && MayRaise(argument.Value, model))) ||
        model.Registrations.Has(ProcessFacts.UnseenClientDefaults) ||
        (client.Client is { } type ? MayRaise(type, model) : SaysOutsideRegistrations.IsSoIn(model.Compilation));

    private static bool MayRaise(IOperation configure, CommunicationModel model) => configure.DelegateTarget() switch
    {
        IAnonymousFunctionOperation lambda => Says(lambda.Syntax),
        IMethodReferenceOperation { Method: var method } when model.BodyOf(method.OriginalDefinition) is { } body => Says(body.Syntax),
        _ => !configure.ConstantValue.HasValue,
    };

    /// <summary>The client's class and its bases say it in each request they send. What implements a Refit interface never does.</summary>
    private static bool MayRaise(INamedTypeSymbol client, CommunicationModel model) =>
        client.TypeKind != TypeKind.Interface &&
        client.SelfAndBases().Where(type => type.SpecialType != SpecialType.System_Object).Any(type =>
            !type.IsInSource(model.Compilation) || type.DeclaringSyntaxReferences.Any(declaration => Says(declaration.GetSyntax())));

    private static bool IsRegistration(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddHttpClient" or "ConfigureHttpClient" } };

    private static bool Says(SyntaxNode node) => Saying(node).Any();

    private static IEnumerable<SyntaxToken> Saying(SyntaxNode node) => node.DescendantTokens().Where(token => Words.Contains(token.ValueText));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1006: a client whose requests are sent again when they fail, and that sends some which must not be.</summary>
internal sealed class RepeatedWrite : IFactRule<ResilienceStep>
{
    public void Inspect(ResilienceStep step, RuleContext context)
    {
        var model = context.Model;
        if (step is not { Kind: ResilienceKind.Retry, RepeatsWrites: true } || model.Frameworks.IsTestProject) return;
        if (model.Frameworks.RegistrationOf(step.Operation, model) is not { Transport: Transport.Http, Client: { } client } || !client.IsInSource(model.Compilation)) return;
        if (WriteOf(client, model) is not { } write || SendsKey(client)) return;

        context.Report(RuleCatalog.RepeatedWrite, step.Operation.NameLocation(), new[] { write.Operation.Syntax.GetLocation() }, step.Operation.TargetMethod.Name, client.Name, write.Name);
    }

    /// <summary>The first request of the class that does its work again when it is sent again.</summary>
    private static RemoteCall? WriteOf(INamedTypeSymbol client, CommunicationModel model) => client.GetMembers()
        .OfType<IMethodSymbol>()
        .SelectMany(method => model.Reachability.BodyOf(method).RemoteCalls)
        .Where(call => call is { Transport: Transport.Http, Access: Access.Write })
        .OrderBy(call => call.Operation.Syntax.SpanStart)
        .FirstOrDefault();

    /// <summary>Whether anything in the class speaks of a key by which the receiver knows a request that it had before.</summary>
    private static bool SendsKey(INamedTypeSymbol client) => client.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax().DescendantTokens().Any(token =>
        (token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)) &&
        (Conventions.NamesIdempotencyKey(token.ValueText) || token.ValueText.IndexOf("Request-Id", StringComparison.OrdinalIgnoreCase) >= 0)));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1011: a registered client that calls one of the system's own services over HTTP/1.1.</summary>
internal sealed class OldHttpVersion : IFactRule<ClientRegistration>
{
    public void Inspect(ClientRegistration client, RuleContext context)
    {
        // Without TLS both sides have to know beforehand that the other speaks HTTP/2; only the client's side can be seen here.
        if (client.Transport != Transport.Http || !client.Address.IsSecure || !context.IsOn(RuleCatalog.OldHttpVersion, client.Operation)) return;
        if (!client.Address.IsInternal(context.Options.InternalHosts, context.Options.ExternalHosts) || context.Model.Frameworks.IsTestProject) return;
        if (context.Model.Frameworks.MayRaiseVersion(client, context.Model)) return;

        var name = client.Operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var method } } ? method : client.Operation.Syntax;
        context.Report(RuleCatalog.OldHttpVersion, name.GetLocation(), Enumerable.Empty<Location>(), client.Address.Host);
    }
}

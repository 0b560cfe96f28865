using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1003: an <c>HttpClient</c> with connections of its own, made again and again.</summary>
internal sealed class ClientPerCall : IFactRule<ClientCreation>
{
    public void Inspect(ClientCreation creation, RuleContext context)
    {
        if (creation.Transport != Transport.Http || !creation.OwnsConnections || context.Model.Frameworks.IsTestProject) return;
        if (Repetitions.Of(creation.Operation, context.Model) is not { } repetition) return;

        context.Report(RuleCatalog.ClientPerCall, creation.Operation.Syntax.GetLocation(), repetition.Places, repetition.Text);
    }
}

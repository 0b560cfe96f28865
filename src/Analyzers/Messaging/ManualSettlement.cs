using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3010: a handler that settles its messages itself, and a library that settles what is left.</summary>
internal sealed class ManualSettlement : IFactRule<Handler>
{
    public void Inspect(Handler handler, RuleContext context)
    {
        var model = context.Model;
        if (handler.IsSettledBy is not { } setting || model.Frameworks.IsTestProject) return;

        var body = handler.Delegate is IMethodReferenceOperation { Method: var method } ? model.BodyOf(method.OriginalDefinition) : handler.Delegate;
        if (body is null || OpenPaths.SettlementBesides(body, model) is not { Kind: SettlementKind.Acknowledged, Operation: var settlement }) return;

        context.Report(RuleCatalog.ManualSettlement, settlement.NameLocation(), new[] { setting.Syntax.GetLocation() }, settlement.TargetMethod.Name, setting.LineNumber());
    }
}

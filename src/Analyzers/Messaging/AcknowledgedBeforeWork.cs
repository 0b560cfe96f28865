using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3006: a message that is acknowledged before its work, and lost with it.</summary>
internal sealed class AcknowledgedBeforeWork : IFactRule<Settlement>
{
    public void Inspect(Settlement settlement, RuleContext context)
    {
        if (settlement.Kind != SettlementKind.Acknowledged || context.Model.Frameworks.IsTestProject || context.Options.AtMostOnce ||
            SettlementFlow.FirstAfter(settlement, context.Model) is not { } effect) return;

        context.Report(
            RuleCatalog.AcknowledgedBeforeWork,
            settlement.Operation.NameLocation(),
            new[] { effect.At, effect.Origin }.Distinct().Select(operation => operation.Syntax.GetLocation()),
            effect.Description, effect.At.LineNumber());
    }
}

using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3204: a publisher that would write its messages in the transaction of the changes, had it been told of one.</summary>
internal sealed class PublishOutsideTransaction : IFactRule<WritePair>
{
    public void Inspect(WritePair pair, RuleContext context)
    {
        var model = context.Model;
        if (pair.Publish.Scope != PublisherScope.Transaction || model.Frameworks.IsTestProject || context.Options.AssumeOutbox || model.Frameworks.MayBeInTransaction(pair.Publish, model)) return;
        if (model.EntryPaths.IsOfConsumersOnly(pair.Operation)) return;

        context.Report(
            RuleCatalog.PublishOutsideTransaction,
            pair.Operation.NameLocation(),
            new[] { pair.Saving.Syntax.GetLocation() },
            pair.Saving.LineNumber());
    }
}

using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3202: a message left in an outbox that nobody saves.</summary>
internal sealed class PublishAfterLastSave : IFactRule<WritePair>
{
    /// <summary>What may save after a handler: something that saves, by its name, and stands around handlers.</summary>
    private static readonly string[] Savers = { "UnitOfWork", "Transaction", "SaveChanges" };

    private static readonly string[] AroundHandlers = { "Middleware", "Filter", "Behavior", "Behaviour", "Attribute", "Pipeline", "Interceptor" };

    public void Inspect(WritePair pair, RuleContext context)
    {
        var model = context.Model;
        if (!pair.IsSavedBefore || pair.IsSavedAfter || pair.Publish.Scope != PublisherScope.Request || model.Frameworks.IsTestProject || !model.Registrations.Has(ProcessFacts.BusOutbox)) return;
        if (model.EntryPoints.Enclosing(pair.Operation) is not { AnswersRequest: true } || model.Says(name => name.HasAny(Savers) && name.HasAny(AroundHandlers))) return;

        context.Report(
            RuleCatalog.PublishAfterLastSave,
            pair.Operation.NameLocation(),
            new[] { pair.Saving.Syntax.GetLocation() },
            pair.Saving.LineNumber());
    }
}

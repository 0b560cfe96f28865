using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3201: changes are saved and a message is published, and each may happen without the other.</summary>
internal sealed class DualWrite : IFactRule<WritePair>
{
    /// <summary>What outboxes are called, a team's own among them.</summary>
    private static readonly string[] Outboxes = { "Outbox", "IntegrationEventLog" };

    public void Inspect(WritePair pair, RuleContext context)
    {
        var model = context.Model;
        if (!WritesTwice(pair, context) || model.EntryPaths.IsOfConsumersOnly(pair.Operation) || (!pair.IsSavedBefore && IsRelay(pair.Operation, model)) || IsInTransaction(pair.Operation, model)) return;
        if (model.Says(name => name.HasAny(Outboxes))) return;

        context.Report(
            RuleCatalog.DualWrite,
            pair.Operation.NameLocation(),
            new[] { pair.Saving, pair.Publish.Operation }.Where(other => other != pair.Operation).Select(other => other.Syntax.GetLocation()),
            pair.Saving.LineNumber(),
            pair.IsSavedBefore
                ? "when the process stops in between, or the broker is away, they are saved and nobody is told"
                : "when saving fails, others act on what never happened",
            model.Frameworks.Outboxes.FirstOrDefault() ?? "an outbox: a table for messages, written in the same transaction and published from there");
    }

    /// <summary>Whether nothing in sight holds the message back until changes are saved.</summary>
    private static bool WritesTwice(WritePair pair, RuleContext context) =>
        !context.Model.Frameworks.IsTestProject && !context.Options.AssumeOutbox && pair.Publish.Scope switch
        {
            PublisherScope.Process => !context.Model.Registrations.HoldsPublishedBack,
            PublisherScope.Request => context.Model.Registrations.Has(ProcessFacts.Broker) && !context.Model.Registrations.HoldsPublishedBack,
            _ => false,
        };

    /// <summary>Whether it may be what an outbox is emptied by: nobody waits for it, or it publishes one after another and then marks them as sent.</summary>
    private static bool IsRelay(IInvocationOperation publish, CommunicationModel model) =>
        model.EntryPaths.FromRequest(publish) is null || publish.IsInLoop();

    /// <summary>Whether a transaction is open that the broker may be part of.</summary>
    private static bool IsInTransaction(IInvocationOperation write, CommunicationModel model) =>
        write.Root().Descendants().OfType<IObjectCreationOperation>().Any(creation => model.Frameworks.Classify(creation, model) is TransactionStart);
}

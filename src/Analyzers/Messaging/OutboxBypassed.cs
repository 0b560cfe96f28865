using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3203: a message that goes past the outbox that is there for it.</summary>
internal sealed class OutboxBypassed : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        if (publish.GoesPast is not { } publisher || context.Model.Frameworks.IsTestProject || !HasOutbox(publish.Operation, context.Model)) return;

        context.Report(RuleCatalog.OutboxBypassed, publish.Operation.NameLocation(), Enumerable.Empty<Location>(), publisher);
    }

    /// <summary>Whether the code has a scope, and an outbox works in scopes of its kind: the bus's for requests, that of its endpoints for messages.</summary>
    private static bool HasOutbox(IInvocationOperation publish, CommunicationModel model)
    {
        var registrations = model.Registrations;
        return model.EntryPoints.Enclosing(publish) switch
        {
            { AnswersRequest: true } => registrations.Has(ProcessFacts.BusOutbox),
            { Kind: EntryPointKind.Message } => registrations.Has(ProcessFacts.Inbox),
            _ => registrations.Has(ProcessFacts.BusOutbox) && model.EntryPoints.Function(publish).Method is { ContainingType: { } type } method && !model.Frameworks.IsJob(method) &&
                registrations.LifetimesOf(type) is { Count: > 0 } lifetimes && lifetimes.All(lifetime => lifetime == ServiceLifetime.Scoped),
        };
    }
}

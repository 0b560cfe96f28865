using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3001: a consumer that does something twice when its message comes twice; WIRE3003, where what should stop it is kept in memory.</summary>
internal sealed class MissingIdempotencyGuard : IConsumerRule
{
    public void Inspect(Consumer consumer, RuleContext context)
    {
        var model = context.Model;
        if (consumer.MayRunOnce || model.Frameworks.IsTestProject || context.Options.AssumeInbox || model.Registrations.DeliversOnce || IsMarked(consumer)) return;
        if (new IdempotencyFlow(model, context.Options.GuardMethods).FirstUnguarded(consumer) is not { } effect) return;

        if (MemoryOfDeliveries(consumer) is { } memory)
        {
            context.Report(RuleCatalog.StateInMemory, memory.NameLocation(), new[] { effect.At.Syntax.GetLocation() }, effect.Description, effect.At.LineNumber(), Advice(model.Frameworks));
            return;
        }

        context.Report(
            RuleCatalog.MissingIdempotencyGuard,
            consumer.Location,
            new[] { effect.At, effect.Origin }.Distinct().Select(operation => operation.Syntax.GetLocation()),
            consumer.Name, effect.Description, effect.At.LineNumber(), Advice(model.Frameworks));
    }

    /// <summary>The question that a consumer asks its own memory about its message, and goes by.</summary>
    private static IInvocationOperation? MemoryOfDeliveries(Consumer consumer) => consumer.Body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call =>
        Caches.AsksMemory(call) && call.IsOnlyBranchedOn() && Caches.Remembers(call, consumer.Body) &&
        call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(o => o is IParameterReferenceOperation || (o is ILocalReferenceOperation local && local.Resolve().DescendantsAndSelf().Any(v => v is IParameterReferenceOperation)))));

    /// <summary>Whether an attribute on the consumer says that it is guarded: <c>[Idempotent]</c> and its like.</summary>
    private static bool IsMarked(Consumer consumer) =>
        consumer.Symbol.GetAttributes().Concat(consumer.Symbol.ContainingType?.GetAttributes() ?? default)
            .Any(attribute => attribute.AttributeClass is { } type && Conventions.SaysOnce(type.Name));

    /// <summary>The guards this project has at hand, and the one that every database has.</summary>
    private static string Advice(FrameworkSet frameworks)
    {
        var guards = frameworks.Guards.ToArray();
        return string.Join(", ", guards) + (guards.Length > 0 ? " or " : "") + "an insert under a unique key";
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3002: a claim in two steps, between which another delivery goes through.</summary>
internal sealed class CheckThenAct : IConsumerRule
{
    /// <summary>Words of what lets one at a time through.</summary>
    private static readonly string[] Exclusive = { "Lock", "Transaction", "Semaphore", "Mutex", "WaitAsync" };

    public void Inspect(Consumer consumer, RuleContext context)
    {
        var model = context.Model;
        if (model.Frameworks.IsTestProject) return;

        var calls = FunctionBody.OwnOperations(consumer.Body, model).OfType<IInvocationOperation>().ToArray();
        foreach (var asked in calls)
        {
            if (Caches.KeyAsked(asked) is not { } key || !Varies(key) || !asked.IsOnlyBranchedOn()) continue;

            var set = calls.FirstOrDefault(call => call.Syntax.SpanStart > asked.Syntax.SpanStart && Caches.KeySet(call) is { } other && IsSame(key, other));
            if (set is null || calls.Any(call => IsExclusive(call, model))) continue;

            context.Report(RuleCatalog.CheckThenAct, asked.NameLocation(), new[] { set.NameLocation() }, asked.TargetMethod.Name, set.LineNumber());
            return;
        }
    }

    /// <summary>Whether two keys are written down alike; followed to what their locals hold.</summary>
    private static bool IsSame(IOperation key, IOperation other) => key.Resolve().Syntax.ToString() == other.Resolve().Syntax.ToString();

    /// <summary>Whether a key may be another one for each message.</summary>
    private static bool Varies(IOperation key) => key.Resolve().DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation);

    /// <summary>Whether something else sees to it that one delivery at a time is here: a lock, a transaction, another guard.</summary>
    private static bool IsExclusive(IInvocationOperation call, CommunicationModel model) =>
        model.Frameworks.Classify(call, model) is Guard || Conventions.IsGuard(call.TargetMethod, NamePatterns.None) ||
        call.TargetMethod.Name.HasAny(Exclusive);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3007: a message that is acknowledged although its work failed.</summary>
internal sealed class SwallowedFailure : IFactRule<Settlement>
{
    public void Inspect(Settlement settlement, RuleContext context)
    {
        var model = context.Model;
        if (settlement.Kind != SettlementKind.Acknowledged || model.Frameworks.IsTestProject || AttemptBehind(settlement.Operation, model) is not { } attempt) return;

        context.Report(
            RuleCatalog.SwallowedFailure,
            settlement.Operation.NameLocation(),
            new[] { ((IOperation?)attempt.Catches.LastOrDefault() ?? attempt.Finally!).Syntax.GetFirstToken().GetLocation() },
            settlement.Operation.TargetMethod.Name, settlement.Remedy);
    }

    /// <summary>The attempt whose failures lead to an acknowledgement all the same; null when none surely do.</summary>
    private static ITryOperation? AttemptBehind(IOperation acknowledgement, CommunicationModel model)
    {
        // Outwards over what runs whenever it is reached: from the call to its statement, and from block to block.
        IOperation inner = acknowledgement;
        for (var outer = inner.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IAwaitOperation or IExpressionStatementOperation or IConversionOperation or IUsingOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "Wait" }:
                case IArgumentOperation:
                    continue;

                case IBlockOperation block:
                    if (SwallowedBefore(inner, block, model) is { } before) return before;
                    continue;

                case ICatchClauseOperation clause:
                    return clause.Parent is ITryOperation attempt && IsSwallowed(attempt, clause, model, mayReturn: true) ? attempt : null;

                case ITryOperation around when around.Finally == inner:
                    return Failures.HasWork(around.Body, model) && around.Catches.All(caught => Failures.IsSwallowed(caught, model, mayReturn: true) || OnlyRethrows(caught)) ? around : null;

                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>An attempt among the statements before, after which nothing is asked until the acknowledgement.</summary>
    private static ITryOperation? SwallowedBefore(IOperation statement, IBlockOperation block, CommunicationModel model)
    {
        for (var i = block.Operations.IndexOf(statement) - 1; i >= 0; i--)
        {
            if (block.Operations[i] is ITryOperation attempt)
                return attempt.Catches.LastOrDefault() is { } last && IsSwallowed(attempt, last, model, mayReturn: false) ? attempt : null;
            if (block.Operations[i].DescendantsAndSelf().Any(IsBranch)) return null;
        }

        return null;
    }

    private static bool IsSwallowed(ITryOperation attempt, ICatchClauseOperation clause, CommunicationModel model, bool mayReturn) =>
        Failures.TakesAll(clause) && Failures.IsSwallowed(clause, model, mayReturn) && Failures.HasWork(attempt.Body, model);

    private static bool OnlyRethrows(ICatchClauseOperation clause) => clause.Handler.Operations.LastOrDefault() is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };

    private static bool IsBranch(IOperation operation) => operation is
        IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation or IReturnOperation or IBranchOperation or IThrowOperation or ITryOperation;
}

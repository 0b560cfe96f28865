using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3008: a message that fails and goes back to the queue, to fail again.</summary>
internal sealed class RequeueLoop : IFactRule<Settlement>
{
    /// <summary>Words of code that counts deliveries, waits between them, or stops.</summary>
    private static readonly string[] Words = { "redeliver", "retry", "retries", "attempt", "death", "deliverycount", "delay", "sleep", "backoff" };

    public void Inspect(Settlement settlement, RuleContext context)
    {
        var model = context.Model;
        if (settlement is not { Kind: SettlementKind.Refused, IsPolled: false, Requeue.ConstantValue: { HasValue: true, Value: true } } ||
            model.Frameworks.IsTestProject ||
            Failures.CatchAround(settlement.Operation) is not { } clause ||
            !Failures.TakesAll(clause) ||
            IsConditional(settlement.Operation, clause) ||
            SettlesOthers(clause, model) ||
            Limits(HandlerAround(settlement.Operation)) ||
            model.Frameworks.LimitsDeliveries(model)) return;

        context.Report(
            RuleCatalog.RequeueLoop,
            settlement.Operation.NameLocation(),
            new[] { clause.Syntax.GetFirstToken().GetLocation() },
            settlement.Operation.TargetMethod.Name);
    }

    /// <summary>Whether not every failure sends the message back.</summary>
    private static bool IsConditional(IOperation operation, ICatchClauseOperation clause)
    {
        for (var outer = operation.Parent; outer is not null && outer != clause; outer = outer.Parent)
        {
            if (outer is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation) return true;
        }

        return false;
    }

    /// <summary>Whether the failures that will not pass are told apart before: a <c>catch</c> of their own settles them.</summary>
    private static bool SettlesOthers(ICatchClauseOperation clause, CommunicationModel model) =>
        clause.Parent is ITryOperation attempt &&
        attempt.Catches.Where(other => other != clause).SelectMany(other => other.Descendants()).OfType<IInvocationOperation>().Any(call => model.Frameworks.Classify(call, model) is Settlement);

    /// <summary>The outermost lambda or local function, or the member where there is none: what is around it may wait for other things.</summary>
    private static IOperation HandlerAround(IOperation operation)
    {
        var handler = operation.EnclosingFunction();
        for (var outer = handler.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation) handler = outer;
        }

        return handler;
    }

    private static bool Limits(IOperation handler) => handler.Syntax.DescendantTokens(node => node is not ParameterSyntax).Any(token =>
        token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken &&
        Words.Any(word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
}

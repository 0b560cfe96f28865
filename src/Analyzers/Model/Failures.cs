using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>What becomes of a failure where it is caught.</summary>
internal static class Failures
{
    private const int DeepestCall = 4;

    /// <summary>The <c>catch</c> that an operation stands in, in its own function.</summary>
    public static ICatchClauseOperation? CatchAround(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
        {
            if (outer is ICatchClauseOperation clause) return clause;
        }

        return null;
    }

    /// <summary>Whether a <c>catch</c> takes every failure, whatever it is.</summary>
    public static bool TakesAll(ICatchClauseOperation clause) =>
        clause.Filter is null && clause.ExceptionType is { } type && (type.SpecialType == SpecialType.System_Object || Bookkeeping.IsAnyFailure(type));

    /// <summary>
    /// Whether a <c>catch</c> does nothing about the failure but log it, and settle the message as if there were none: it neither ends otherwise, nor
    /// tells anybody, nor notes it down.
    /// </summary>
    /// <param name="clause">The <c>catch</c>.</param>
    /// <param name="model">The compilation.</param>
    /// <param name="mayReturn">Whether it may leave the function: where the message is settled before that.</param>
    public static bool IsSwallowed(ICatchClauseOperation clause, CommunicationModel model, bool mayReturn) => clause.Handler.Descendants().All(operation => operation switch
    {
        IReturnOperation => mayReturn,
        IThrowOperation or IBranchOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IDynamicInvocationOperation or IInvalidOperation => false,
        IObjectCreationOperation creation => creation.Constructor is { } constructor && !constructor.IsInSource(model.Compilation),
        IInvocationOperation call => Tells(call.TargetMethod, model) || model.Frameworks.Classify(call, model) is Settlement { Kind: SettlementKind.Acknowledged },
        _ => true,
    });

    /// <summary>Whether some call of a block does work that can fail and is worth doing again: more than reading what came.</summary>
    public static bool HasWork(IOperation block, CommunicationModel model) => block.Descendants().OfType<IInvocationOperation>().Any(call =>
        !Tells(call.TargetMethod, model) &&
        !Bookkeeping.IsHandingOver(call.TargetMethod) &&
        !Bookkeeping.IsLooking(call.TargetMethod) &&
        model.Frameworks.Classify(call, model) is not (Settlement or PrefetchSetting or Lookup));

    /// <summary>Whether a method only logs or computes, by itself or through methods of this compilation.</summary>
    private static bool Tells(IMethodSymbol method, CommunicationModel model, int depth = DeepestCall)
    {
        if (Bookkeeping.IsLogging(method) || Bookkeeping.IsComputing(method) || method.Name == "ConfigureAwait") return true;

        var bodies = depth == 0 ? default : model.Implementations.Of(method);
        return !bodies.IsDefaultOrEmpty && bodies.All(helper => model.BodyOf(helper) is { } body && body.Descendants().All(operation => operation switch
        {
            IInvocationOperation call => Tells(call.TargetMethod, model, depth - 1),
            IAssignmentOperation { Target: IMemberReferenceOperation } or IThrowOperation or IDynamicInvocationOperation or IInvalidOperation => false,
            _ => true,
        }));
    }
}

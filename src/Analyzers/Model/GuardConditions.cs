using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// What the outcome of a condition says about earlier deliveries: <c>if (!await redis.StringSetAsync(…, When.NotExists)) return;</c>
/// lets only the first one go on.
/// </summary>
internal sealed class GuardConditions
{
    // Conditions nest as deep as somebody writes them; a chain of locals longer than this is not followed.
    private const int DeepestCondition = 32;

    private readonly CommunicationModel _model;
    private readonly Func<IInvocationOperation, GuardedWhen?> _resultOf;
    private readonly Dictionary<object, IOperation?> _assigned;
    private readonly HashSet<object> _branchedOn;

    /// <param name="graph">The function.</param>
    /// <param name="model">The compilation.</param>
    /// <param name="resultOf">What a call's result says, for calls that guard.</param>
    public GuardConditions(ControlFlowGraph graph, CommunicationModel model, Func<IInvocationOperation, GuardedWhen?> resultOf)
    {
        _model = model;
        _resultOf = resultOf;
        _assigned = Assignments(graph);
        _branchedOn = new(graph.Blocks
            .Where(block => block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is not null)
            .SelectMany(block => Holders(block.BranchValue!, depth: 0)));
    }

    /// <summary>Which outcome of a condition lets only a first delivery pass, or null when it says nothing.</summary>
    public GuardedWhen? Of(IOperation condition) => Of(condition, depth: 0);

    /// <summary>Whether a call's result decides a branch, so that the branch and not the call is the guard.</summary>
    public bool IsBranchedOn(IOperation call)
    {
        var operation = call;
        while (operation.Parent is not (null or IExpressionStatementOperation))
        {
            operation = operation.Parent;
            if (operation is ISimpleAssignmentOperation assignment) return HolderOf(assignment.Target) is { } local && _branchedOn.Contains(local);
            if (operation is IFlowCaptureOperation capture) return _branchedOn.Contains(capture.Id);
        }

        return false;
    }

    private GuardedWhen? Of(IOperation condition, int depth)
    {
        if (depth > DeepestCondition) return null;

        condition = condition.Unwrap();
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Flip(Of(not.Operand, depth + 1));

            case IIsNullOperation isNull:
                return NullMeans(isNull.Operand, GuardedWhen.True);

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var outcome = Compared(comparison.LeftOperand, comparison.RightOperand, depth) ?? Compared(comparison.RightOperand, comparison.LeftOperand, depth);
                return comparison.OperatorKind == BinaryOperatorKind.Equals ? outcome : Flip(outcome);

            case IBinaryOperation comparison:
                return SaysSomething(comparison.LeftOperand, depth) || SaysSomething(comparison.RightOperand, depth) ? GuardedWhen.Always : null;

            case IIsPatternOperation pattern:
                return Matched(pattern.Value, pattern.Pattern, depth);

            case IInvocationOperation { TargetMethod.ContainingType: { } type, Arguments: { IsEmpty: false } given } when type.FullName() == "System.Convert":
                return Of(given[0].Value, depth + 1);

            case IInvocationOperation call:
                return _resultOf(call) ?? (IsState(call.Receiver()) || Conventions.SaysDelivery(call.TargetMethod.Name) ? GuardedWhen.Always : null);

            case IMemberReferenceOperation { Instance: { } owner } member when IsState(owner) || Conventions.SaysDelivery(member.Member.Name):
                return GuardedWhen.Always;

            default:
                return HolderOf(condition) is { } holder && _assigned.TryGetValue(holder, out var value) && value is not null ? Of(value, depth + 1) : null;
        }
    }

    /// <summary>What it says that <paramref name="value"/> equals <paramref name="other"/>.</summary>
    private GuardedWhen? Compared(IOperation value, IOperation other, int depth) => other.Unwrap().ConstantValue switch
    {
        { HasValue: true, Value: null } => NullMeans(value, GuardedWhen.True),
        { HasValue: true, Value: bool expected } => expected ? Of(value, depth + 1) : Flip(Of(value, depth + 1)),
        _ => SaysSomething(value, depth) ? GuardedWhen.Always : null,
    };

    private GuardedWhen? Matched(IOperation value, IPatternOperation pattern, int depth) => pattern switch
    {
        IConstantPatternOperation constant => Compared(value, constant.Value, depth),
        INegatedPatternOperation negated => Flip(Matched(value, negated.Pattern, depth)),
        // "is { }" and "is Payment paid" ask for a row, as "is not null" does.
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } or IDeclarationPatternOperation =>
            NullMeans(value, GuardedWhen.False),
        _ => SaysSomething(value, depth) || IsState(value) ? GuardedWhen.Always : null,
    };

    /// <summary>No row means no earlier delivery, if what was looked for is the record of one.</summary>
    private GuardedWhen? NullMeans(IOperation row, GuardedWhen whenNull) => IsState(row) ? whenNull : null;

    private bool SaysSomething(IOperation value, int depth) => Of(value, depth + 1) is not null;

    /// <summary>Whether a value was loaded from where the consumer keeps its state, or is a part of what was.</summary>
    public bool IsState(IOperation? value)
    {
        value = value?.Unwrap();
        for (var hops = 0; hops < DeepestCondition && value is not null; hops++)
        {
            if (value is IMemberReferenceOperation { Instance: { } owner }) value = owner.Unwrap();
            else if (HolderOf(value) is { } holder && _assigned.TryGetValue(holder, out var assigned)) value = assigned?.Unwrap();
            else break;
        }

        if (value is not IInvocationOperation { IsImplicit: false } call) return false; // a foreach calls GetEnumerator unasked

        return _model.Frameworks.Classify(call, _model) switch
        {
            Lookup => true,
            RemoteCall remote => remote.Access == Access.Read,
            null => (Conventions.IsRead(call.TargetMethod.Name) && !_model.Frameworks.Forgets(call.TargetMethod)) || (call.Receiver() is { } part && IsState(part)),
            _ => false,
        };
    }

    private IEnumerable<object> Holders(IOperation value, int depth)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (HolderOf(operation) is not { } holder) continue;
            yield return holder;

            // A captured value is a local's value under another name.
            if (depth < DeepestCondition && _assigned.TryGetValue(holder, out var assigned) && assigned is not null && HolderOf(assigned.Unwrap()) is { })
            {
                foreach (var inner in Holders(assigned.Unwrap(), depth + 1)) yield return inner;
            }
        }
    }

    private static Dictionary<object, IOperation?> Assignments(ControlFlowGraph graph)
    {
        var assigned = new Dictionary<object, IOperation?>();
        foreach (var operation in graph.Operations())
        {
            var (holder, value) = operation switch
            {
                ISimpleAssignmentOperation assignment => (HolderOf(assignment.Target), assignment.Value),
                IFlowCaptureOperation capture => (capture.Id, capture.Value),
                _ => (null, null),
            };

            if (holder is null || (assigned.ContainsKey(holder) && value is IDefaultValueOperation)) continue; // "e?.Status": null when e is

            assigned[holder] = assigned.TryGetValue(holder, out var other) && other is not IDefaultValueOperation ? null : value;
        }

        return assigned;
    }

    /// <summary>A local or a captured intermediate value, as a key.</summary>
    private static object? HolderOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFlowCaptureReferenceOperation capture => capture.Id,
        _ => null,
    };

    private static GuardedWhen? Flip(GuardedWhen? when) => when switch
    {
        GuardedWhen.True => GuardedWhen.False,
        GuardedWhen.False => GuardedWhen.True,
        _ => when,
    };
}

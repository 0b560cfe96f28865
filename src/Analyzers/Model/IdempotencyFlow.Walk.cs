using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

internal sealed partial class IdempotencyFlow
{
    /// <summary>One function's blocks, and what passing through them changes.</summary>
    private sealed class Walk
    {
        private readonly IdempotencyFlow _flow;
        private readonly ControlFlowGraph _graph;
        private readonly GuardConditions _conditions;
        private readonly Dictionary<IInvocationOperation, (IInvocationOperation Original, Fact? Fact)> _facts = new();
        private bool _holdsGuard;

        public Walk(IdempotencyFlow flow, ControlFlowGraph graph)
        {
            _flow = flow;
            _graph = graph;
            _conditions = new GuardConditions(graph, flow._model, ResultOf);
        }

        private CommunicationModel Model => _flow._model;

        public State Through(BasicBlock block, State state, List<Effect>? effects)
        {
            foreach (var operation in block.Operations) Visit(operation, block, ref state, effects);
            if (block.BranchValue is { } value) Visit(value, block, ref state, effects);
            return state;
        }

        /// <summary>Where control may go from a block, and what holds there.</summary>
        public IEnumerable<(int Block, State State)> Successors(BasicBlock block, State before, State after)
        {
            var condition = block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is null ? null : _conditions.Of(block.BranchValue);
            var conditionalIsTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;

            if (block.ConditionalSuccessor?.Destination is { } conditional) yield return (conditional.Ordinal, Taken(after, condition, block, conditionalIsTrue));
            if (block.FallThroughSuccessor?.Destination is { } next) yield return (next.Ordinal, Taken(after, condition, block, !conditionalIsTrue));

            // A duplicate-key exception means an earlier delivery: its handler starts as unguarded as the block did. Any other handler is given the
            // benefit of the doubt, as a clean-up after work that was guarded.
            foreach (var handler in block.Handlers()) yield return (handler.FirstBlockOrdinal, CatchesDuplicate(handler) ? before : after);
        }

        /// <summary>What the function's result says to its caller.</summary>
        public GuardedWhen? Result()
        {
            GuardedWhen? result = null;
            var isFirst = true;
            foreach (var block in _graph.Blocks)
            {
                if (block.FallThroughSuccessor?.Semantics != ControlFlowBranchSemantics.Return || block.BranchValue is not { } value) continue;
                if (!IsBoolean(value.Unwrap().Type) && !IsBoolean(value.Type)) return null;

                var said = _conditions.Of(value);
                if (isFirst) result = said;
                else if (result != said) result = null;
                isFirst = false;
            }

            // It guards, but says so in a way that is not followed: whatever the caller does with the answer is taken to be right.
            return result ?? (_holdsGuard && !isFirst ? GuardedWhen.Always : null);
        }

        /// <summary>Operands before what uses them. Without recursion: an expression nests as deep as somebody, or something, writes it.</summary>
        private void Visit(IOperation root, BasicBlock block, ref State state, List<Effect>? effects)
        {
            var pending = new Stack<(IOperation Operation, bool OperandsDone)>();
            pending.Push((root, false));
            while (pending.Count > 0)
            {
                var (operation, operandsDone) = pending.Pop();
                if (!operandsDone)
                {
                    pending.Push((operation, true));
                    foreach (var operand in operation.ChildOperations.Reverse()) pending.Push((operand, false));
                    continue;
                }

                switch (operation)
                {
                    case IInvocationOperation call:
                        VisitCall(call, block, ref state, effects);
                        break;

                    case ICompoundAssignmentOperation { Target: IPropertyReferenceOperation target, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract }:
                        StageIncrement(target, ref state);
                        break;

                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when IsIncrement(assignment, target):
                        StageIncrement(target, ref state);
                        break;

                    case IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation target }:
                        StageIncrement(target, ref state);
                        break;
                }
            }
        }

        private void VisitCall(IInvocationOperation call, BasicBlock block, ref State state, List<Effect>? effects)
        {
            if (Conventions.IsGuard(call.TargetMethod, _flow._guardMethods))
            {
                _holdsGuard = true;
                state = state with { Guards = Guards.Everything };
                return;
            }

            var (original, fact) = FactOf(call);
            switch (fact)
            {
                case Guard:
                    _holdsGuard = true;
                    Claim(call, ref state);
                    break;

                // A message that the broker has forgotten does not come again.
                case Settlement { Kind: SettlementKind.Acknowledged }:
                    state = state with { Guards = Guards.Everything };
                    break;

                case Lookup:
                    _holdsGuard = true;
                    break;

                case StagedInsert { Key: InsertKey.FromMessage }:
                    state = state with { IsKeyed = true };
                    break;

                case StagedInsert { Key: InsertKey.Fresh } when !state.Guards.Holds:
                    state = state with { Staged = state.Staged ?? $"insert a '{original.Arguments.Last(a => a.ArgumentKind != ArgumentKind.DefaultValue || original.Arguments.Length == 1).Value.Resolve().Type?.Name ?? "row"}'" };
                    break;

                case Commit when state.IsKeyed || IsInDuplicateTry(block):
                    _holdsGuard = true;
                    state = state with { Guards = Guards.Everything, Staged = null, IsKeyed = false };
                    break;

                case Commit:
                    if (state.Staged is { } staged) Add(call, staged, state, effects);
                    state = state with { Staged = null };
                    break;

                case StoreWrite when IsInDuplicateTry(block):
                    _holdsGuard = true;
                    state = state with { Guards = Guards.Everything };
                    break;

                case StoreWrite write:
                    Add(call, write.Description, state, effects);
                    break;

                case RemoteCall { Access: Access.Write } remote when !IdempotencyKeys.IsCarriedBy(original):
                    Add(call, $"call '{remote.Name}'", state, effects);
                    break;

                case Publish { HasNewIdentity: true }:
                    Add(call, "publish a message under a new id", state, effects);
                    break;

                case null:
                    VisitHelper(call, original, ref state, effects);
                    break;
            }

            VisitLambdas(call, state, effects);
        }

        /// <summary>What a call means.</summary>
        private (IInvocationOperation Original, Fact? Fact) FactOf(IInvocationOperation call)
        {
            if (_facts.TryGetValue(call, out var known)) return known;

            var original = Model.AsWritten(call);
            return _facts[call] = (original, Model.Frameworks.Classify(original, Model));
        }

        /// <summary>A call of a function of this compilation, or of one out of sight whose name says that it moves money or sends mail.</summary>
        private void VisitHelper(IInvocationOperation call, IInvocationOperation original, ref State state, List<Effect>? effects)
        {
            var target = call.TargetMethod;
            var helpers = Model.Implementations.Of(target);
            var isOutside = Conventions.IsOutsideEffect(target.Name);
            if (helpers.IsEmpty && !isOutside) return;

            if (isOutside)
            {
                var guardsItself = helpers.Any(helper => _flow.SummaryOf(helper).Exit.Guards.Holds);
                if (!guardsItself && !IdempotencyKeys.IsCarriedBy(original)) Add(call, Calling(target), state, effects);
                return;
            }

            foreach (var helper in helpers)
            {
                var summary = _flow.SummaryOf(helper);
                if (summary.Effect is { } effect && !IdempotencyKeys.IsCarriedBy(original)) Add(call, Calling(target), state, effects, effect.Origin);
                if (summary.Result is not null)
                {
                    _holdsGuard = true;
                    Claim(call, ref state);
                }

                var staged = summary.Exit.Staged ?? (_conditions.IsState(call.Instance) ? summary.Exit.OwnChange : null);
                state = new State(
                    summary.Exit.Guards.Holds && summary.Result is null ? Guards.Everything : state.Guards,
                    state.Staged ?? (state.Guards.Holds ? null : staged),
                    state.IsKeyed || summary.Exit.IsKeyed,
                    state.OwnChange);
            }
        }

        private static string Calling(IMethodSymbol method) => $"call '{method.ShortName()}'";

        private void VisitLambdas(IInvocationOperation call, State state, List<Effect>? effects)
        {
            if (effects is null || state.Guards.Holds || !Model.Frameworks.RunsDelegate(call.TargetMethod)) return;

            foreach (var lambda in call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>())
            {
                if (_flow.Run(_graph.GetAnonymousFunctionControlFlowGraphInScope(lambda), state).Effect is { } effect) effects.Add(effect);
            }
        }

        /// <summary>A claim counts where its result is branched on, or where it goes somewhere out of sight; dropped on the floor it guards nothing.</summary>
        private void Claim(IInvocationOperation call, ref State state)
        {
            IOperation value = call;
            while (value.Parent is IAwaitOperation or IConversionOperation or IInvocationOperation { TargetMethod.Name: TaskMembers.ConfigureAwait }) value = value.Parent;

            var isDropped = value.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
            var isReturned = value.Parent is null && _graph.Blocks.Any(b =>
                b.BranchValue == value && b.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return);
            var decidesBranch = _conditions.IsBranchedOn(call) || _graph.Blocks.Any(b =>
                b.ConditionKind != ControlFlowConditionKind.None && b.BranchValue is { } branch && branch.Syntax.Span.Contains(call.Syntax.Span) && _conditions.Of(branch) is not null);

            if (!isDropped && !isReturned && !decidesBranch) state = state with { Guards = Guards.Everything };
        }

        /// <summary>What a call's result says about earlier deliveries.</summary>
        private GuardedWhen? ResultOf(IInvocationOperation call)
        {
            if (Conventions.IsGuard(call.TargetMethod, _flow._guardMethods)) return GuardedWhen.Always;

            return FactOf(call).Fact switch
            {
                Guard guard => guard.When,
                Lookup { Result: LookupResult.Exists } => GuardedWhen.False,
                null => Model.Implementations.Of(call.TargetMethod).Select(m => _flow.SummaryOf(m).Result).FirstOrDefault(r => r is not null)
                    ?? ByName(call),
                _ => null,
            };
        }

        /// <summary>What the result of a call out of sight says, by its name. A collection in memory knows nothing of earlier deliveries.</summary>
        private GuardedWhen? ByName(IInvocationOperation call)
        {
            if (Conventions.CountsRows(call.TargetMethod)) return GuardedWhen.Always;
            if (!Conventions.AsksExistence(call.TargetMethod) || call.Arguments.IsEmpty) return null;

            return !Conventions.IsInMemory(call.TargetMethod) || _conditions.IsState(call.Receiver()) ? GuardedWhen.False : null;
        }

        private static void Add(IOperation at, string description, State state, List<Effect>? effects, IOperation? origin = null)
        {
            if (!state.Guards.Holds) effects?.Add(new Effect(at, description, origin ?? at));
        }

        /// <summary>A change by an amount waits for a commit where the object was loaded; a counter of anything else is stored nowhere.</summary>
        private void StageIncrement(IPropertyReferenceOperation target, ref State state)
        {
            if (target.Type?.IsValueType != true || state.Guards.Holds) return;

            var change = $"change '{target.Property.ContainingType.Name}.{target.Property.Name}'";
            if (target.Instance is IInstanceReferenceOperation) state = state with { OwnChange = state.OwnChange ?? change };
            else if (_conditions.IsState(target.Instance)) state = state with { Staged = state.Staged ?? change };
        }

        /// <summary><c>row.Count = row.Count + 1</c>.</summary>
        private static bool IsIncrement(ISimpleAssignmentOperation assignment, IPropertyReferenceOperation target) =>
            assignment.Value.Unwrap() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum &&
            sum.LeftOperand.Unwrap() is IPropertyReferenceOperation read &&
            SymbolEqualityComparer.Default.Equals(read.Property, target.Property);

        /// <summary>
        /// What holds on one outcome of a condition. Where the outcome that lets a first delivery pass is not known, each outcome is taken to
        /// be it; where the two meet again, neither is.
        /// </summary>
        private static State Taken(State state, GuardedWhen? condition, BasicBlock block, bool isTrue)
        {
            var passes = condition == GuardedWhen.Always || condition == (isTrue ? GuardedWhen.True : GuardedWhen.False);
            return passes ? state with { Guards = state.Guards.And(block.Ordinal, isTrue) } : state;
        }

        private bool IsInDuplicateTry(BasicBlock block) => block.Handlers().Any(CatchesDuplicate);

        /// <summary>A handler for a duplicate key: by its exception type, or by a filter that asks for one.</summary>
        private bool CatchesDuplicate(ControlFlowRegion handler) => handler.Kind switch
        {
            ControlFlowRegionKind.Catch => handler.ExceptionType is { } type && Model.Frameworks.MeansDuplicate(type),
            ControlFlowRegionKind.FilterAndHandler => (handler.ExceptionType is { } type && Model.Frameworks.MeansDuplicate(type)) || FilterAsksForDuplicate(handler),
            _ => false,
        };

        private bool FilterAsksForDuplicate(ControlFlowRegion handler)
        {
            for (var ordinal = handler.FirstBlockOrdinal; ordinal <= handler.LastBlockOrdinal; ordinal++)
            {
                if (_graph.Blocks[ordinal] is { EnclosingRegion.Kind: ControlFlowRegionKind.Filter, BranchValue: { } filter } &&
                    filter.Syntax.AncestorsAndSelf().OfType<CatchFilterClauseSyntax>().FirstOrDefault() is { } clause &&
                    Conventions.AsksForDuplicate(clause.ToString())) return true;
            }

            return false;
        }

        private static bool IsBoolean(ITypeSymbol? type) =>
            type?.SpecialType == SpecialType.System_Boolean ||
            (type is INamedTypeSymbol { TypeArguments.Length: 1 } task && task.IsAwaitable() && task.TypeArguments[0].SpecialType == SpecialType.System_Boolean);
    }
}

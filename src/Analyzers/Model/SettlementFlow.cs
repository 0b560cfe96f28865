using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// A forward flow over one function: what is done only after a message was acknowledged? Where something was done before, that may have been what
/// the acknowledgement waits for, such as storing the message.
/// </summary>
internal sealed class SettlementFlow
{
    private const int DeepestCall = 8;

    private readonly CommunicationModel _model;
    private readonly SyntaxNode _acknowledgement;
    private readonly Dictionary<IMethodSymbol, IOperation?> _behind = new(SymbolEqualityComparer.Default);
    private int _depth;

    private SettlementFlow(CommunicationModel model, SyntaxNode acknowledgement)
    {
        _model = model;
        _acknowledgement = acknowledgement;
    }

    /// <summary>The first effect that every path to it does after the acknowledgement, or null; null as well when some path does work before that.</summary>
    public static Effect? FirstAfter(Settlement acknowledgement, CommunicationModel model) =>
        FlowGraphs.Of(acknowledgement.Operation.EnclosingFunction()) is { } graph
            ? new SettlementFlow(model, acknowledgement.Operation.Syntax).Run(graph)
            : null;

    /// <param name="IsAcknowledged">Whether the message is, on every path to here.</param>
    /// <param name="HasWorked">Whether work was done, on some path: in a loop, that of the round before.</param>
    private readonly record struct State(bool IsAcknowledged, bool HasWorked)
    {
        public State Merge(State other) => new(IsAcknowledged && other.IsAcknowledged, HasWorked || other.HasWorked);
    }

    private Effect? Run(ControlFlowGraph graph)
    {
        var work = graph.Blocks.Select(WorkOf).ToArray();
        var states = new State?[graph.Blocks.Length];
        states[0] = default(State);

        // States only go one way, so this ends; the bound is for code that does not compile.
        var changed = true;
        for (var round = 0; changed && round <= graph.Blocks.Length + 1; round++)
        {
            changed = false;
            foreach (var block in graph.Blocks)
            {
                if (states[block.Ordinal] is not { } before) continue;

                var after = Through(work[block.Ordinal], before, effects: null);
                foreach (var (target, outcome) in Successors(block, before, after))
                {
                    var merged = states[target] is { } known ? known.Merge(outcome) : outcome;
                    if (states[target] == merged) continue;
                    states[target] = merged;
                    changed = true;
                }
            }
        }

        var effects = new List<Effect>();
        foreach (var block in graph.Blocks)
        {
            if (states[block.Ordinal] is not { } before) continue;
            if (IsWorkedBefore(work[block.Ordinal], before)) return null;
            Through(work[block.Ordinal], before, effects);
        }

        return effects.OrderBy(effect => effect.At.Syntax.SpanStart).FirstOrDefault();
    }

    private static State Through(List<(IOperation At, Effect? Effect)> work, State state, List<Effect>? effects)
    {
        foreach (var (_, effect) in work)
        {
            if (effect is null)
            {
                state = state with { IsAcknowledged = true };
                continue;
            }

            if (state.IsAcknowledged) effects?.Add(effect);
            state = state with { HasWorked = true };
        }

        return state;
    }

    private static bool IsWorkedBefore(List<(IOperation At, Effect? Effect)> work, State state)
    {
        foreach (var (_, effect) in work)
        {
            if (effect is null) return state.HasWorked;
            state = state with { HasWorked = true };
        }

        return false;
    }

    /// <summary>Where control may go from a block. What fails may fail at its start, so that a handler knows no more than what held there.</summary>
    private static IEnumerable<(int Block, State State)> Successors(BasicBlock block, State before, State after)
    {
        if (block.ConditionalSuccessor?.Destination is { } conditional) yield return (conditional.Ordinal, after);
        if (block.FallThroughSuccessor?.Destination is { } next) yield return (next.Ordinal, after);

        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try) continue;
            foreach (var handler in outer.NestedRegions)
            {
                if (handler != region) yield return (handler.FirstBlockOrdinal, before with { HasWorked = after.HasWorked });
            }
        }
    }

    /// <summary>The acknowledgement, with no effect, and the effects of a block, in the order of evaluation.</summary>
    private List<(IOperation At, Effect? Effect)> WorkOf(BasicBlock block)
    {
        var work = new List<(IOperation, Effect?)>();
        foreach (var root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
        {
            // Operands end before what uses them, and in that order.
            foreach (var call in root.DescendantsAndSelf().OfType<IInvocationOperation>().OrderBy(call => call.Syntax.Span.End))
            {
                if (call.Syntax == _acknowledgement) work.Add((call, null));
                else if (EffectOf(call) is { } effect) work.Add((call, effect));
            }
        }

        return work;
    }

    private Effect? EffectOf(IInvocationOperation call)
    {
        var original = _model.OperationOf(call.Syntax) as IInvocationOperation ?? call;
        if (original.IsDiscarded()) return null;

        var target = original.TargetMethod;
        switch (_model.Frameworks.Classify(original, _model))
        {
            case RemoteCall { Access: Access.Write or Access.IdempotentWrite } remote: return new Effect(original, $"call '{remote.Name}'", original);
            case Publish { IsReply: false }: return new Effect(original, "publish a message", original);
            case Commit: return new Effect(original, "save its changes", original);
            case null when Conventions.IsOutsideEffect(target.Name): return new Effect(original, $"call '{target.ShortName()}'", original);
            case null when BehindOf(target) is { } origin: return new Effect(original, $"call '{target.ShortName()}'", origin);
            default: return null;
        }
    }

    /// <summary>The first effect behind a call of this compilation's own code.</summary>
    private IOperation? BehindOf(IMethodSymbol target)
    {
        if (_behind.TryGetValue(target, out var known)) return known;
        if (_depth == DeepestCall) return null;

        // Nothing is behind a method that is asked about while it is looked through: that cuts cycles.
        _behind[target] = null;
        _depth++;
        var found = _model.Implementations.Of(target)
            .Select(_model.BodyOf)
            .OfType<IOperation>()
            .SelectMany(body => FunctionBody.OwnOperations(body, _model))
            .OfType<IInvocationOperation>()
            .Select(EffectOf)
            .FirstOrDefault(effect => effect is not null);
        _depth--;
        return _behind[target] = found?.Origin;
    }
}

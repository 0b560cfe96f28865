using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// A forward flow over one function: what is done only after a message was acknowledged? Where something was done before, that may have been what
/// the acknowledgement waits for, such as storing the message. With the next message of a loop all begins anew.
/// </summary>
internal sealed class SettlementFlow
{
    private readonly CommunicationModel _model;
    private readonly SyntaxNode _acknowledgement;
    private readonly SyntaxNode? _batch;
    private readonly Work _work;

    private SettlementFlow(CommunicationModel model, Settlement acknowledgement)
    {
        _model = model;
        _acknowledgement = acknowledgement.Operation.Syntax;
        _batch = acknowledgement.IsPolled ? BatchAround(acknowledgement.Operation) : null;
        _work = new Work(model);
    }

    /// <summary>The first effect that every path to it does after the acknowledgement, or null; null as well when some path does work before that.</summary>
    public static Effect? FirstAfter(Settlement acknowledgement, CommunicationModel model) =>
        FlowGraphs.Of(acknowledgement.Operation.EnclosingFunction()) is { } graph
            ? new SettlementFlow(model, acknowledgement).Run(graph)
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

    private static State Through(List<Step> work, State state, List<Effect>? effects)
    {
        foreach (var step in work)
        {
            if (state.IsAcknowledged && step.Effect is { } effect) effects?.Add(effect);
            state = After(step, state);
        }

        return state;
    }

    private static bool IsWorkedBefore(List<Step> work, State state)
    {
        foreach (var step in work)
        {
            if (step.Kind == StepKind.Acknowledgement) return state.HasWorked;
            state = After(step, state);
        }

        return false;
    }

    private static State After(Step step, State state) => step.Kind switch
    {
        StepKind.Acknowledgement => state with { IsAcknowledged = true },
        StepKind.Work => state with { HasWorked = true },
        _ => default,
    };

    /// <summary>Where control may go from a block. What fails may fail at its start, so that a handler knows no more than what held there.</summary>
    private static IEnumerable<(int Block, State State)> Successors(BasicBlock block, State before, State after)
    {
        if (block.ConditionalSuccessor?.Destination is { } conditional) yield return (conditional.Ordinal, after);
        if (block.FallThroughSuccessor?.Destination is { } next) yield return (next.Ordinal, after);

        foreach (var handler in block.Handlers()) yield return (handler.FirstBlockOrdinal, before with { HasWorked = after.HasWorked });
    }

    /// <summary>The steps of a block, in the order of evaluation.</summary>
    private List<Step> WorkOf(BasicBlock block)
    {
        var work = new List<Step>();
        foreach (var root in block.Roots())
        {
            // Operands end before what uses them, and in that order.
            foreach (var call in root.DescendantsAndSelf().OfType<IInvocationOperation>().OrderBy(call => call.Syntax.Span.End))
            {
                if (call.Syntax == _acknowledgement) work.Add(new Step(StepKind.Acknowledgement, null));
                else if (IsReception(call)) work.Add(new Step(StepKind.NextMessage, null));
                else if (_work.EffectOf(call) is { } effect) work.Add(new Step(StepKind.Work, effect));
            }
        }

        return work;
    }

    /// <summary>Whether a call asks for the next message; of <c>await foreach</c> that is what the compiler calls on the expression in its head.</summary>
    private bool IsReception(IInvocationOperation call) =>
        (call.TargetMethod.Name == "MoveNext" && _batch?.Span.Contains(call.Syntax.Span) == true) ||
        _model.Frameworks.Classify(_model.AsWritten(call), _model) is Reception;

    /// <summary>What a loop goes over that settles one message of several in each round.</summary>
    private static SyntaxNode? BatchAround(IOperation acknowledgement)
    {
        var operation = acknowledgement;
        while (operation.Parent is { } outer and not (ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)) operation = outer;
        return operation.Parent is IForEachLoopOperation batch ? batch.Collection.Syntax : null;
    }

    private enum StepKind { Acknowledgement, Work, NextMessage }

    private readonly record struct Step(StepKind Kind, Effect? Effect);
}

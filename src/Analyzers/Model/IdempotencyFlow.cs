using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wirecheck.Analyzers.Model;

/// <summary>Work that doing twice is not doing once.</summary>
/// <param name="At">Where it happens, in the function asked about.</param>
/// <param name="Description">What happens, as a verb and its object: <c>call 'PaymentClient.ChargeAsync'</c>.</param>
/// <param name="Origin">The operation that does it in the end, which may stand in another function.</param>
internal sealed record Effect(IOperation At, string Description, IOperation Origin);

/// <summary>
/// A forward flow over a consumer's control flow graph: on which paths has something claimed the message before an effect happens? Helper
/// methods of the compilation are followed. Made anew for each consumer, of which there are few.
/// </summary>
internal sealed partial class IdempotencyFlow
{
    private const int DeepestCall = 8;

    private readonly CommunicationModel _model;
    private readonly NamePatterns _guardMethods;
    private readonly Dictionary<IMethodSymbol, Summary> _summaries = new(SymbolEqualityComparer.Default);
    private readonly Stack<IMethodSymbol> _open = new();
    private int _cuts;

    public IdempotencyFlow(CommunicationModel model, NamePatterns guardMethods)
    {
        _model = model;
        _guardMethods = guardMethods;
    }

    /// <summary>The first effect that some path reaches without a guard, in the order of the source.</summary>
    public Effect? FirstUnguarded(Consumer consumer) =>
        FlowGraphs.Of(consumer.Body) is { } graph ? Run(graph, default, consumer.PerMessage).Effect : null;

    /// <summary>What is known at a point of the flow.</summary>
    /// <param name="Guards">What has claimed the message on every path to here.</param>
    /// <param name="Staged">A change waiting for a commit that nothing tells from its double.</param>
    /// <param name="IsKeyed">Whether the waiting changes include a row under a key that comes with the message.</param>
    /// <param name="OwnChange">A change by an amount of the object whose method this is, which its caller may have loaded.</param>
    private readonly record struct State(Guards Guards, string? Staged, bool IsKeyed, string? OwnChange)
    {
        public State Merge(State other) => new(Guards.Merge(other.Guards), Staged ?? other.Staged, IsKeyed && other.IsKeyed, OwnChange ?? other.OwnChange);
    }

    /// <summary>What calling a function amounts to.</summary>
    /// <param name="Effect">Its first effect that it does not guard itself.</param>
    /// <param name="Exit">What holds when it returns.</param>
    /// <param name="Result">What its result says, when it is a guard that leaves the decision to its caller.</param>
    private sealed record Summary(Effect? Effect, State Exit, GuardedWhen? Result)
    {
        public static readonly Summary Nothing = new(null, default, null);
    }

    private Summary Run(ControlFlowGraph graph, State entry, TextSpan? within = null)
    {
        var walk = new Walk(this, graph);
        var states = new State?[graph.Blocks.Length];
        states[0] = entry;

        // States only lose guards and gain staged changes, so this ends; the bound is for code that does not compile.
        var changed = true;
        for (var round = 0; changed && round <= graph.Blocks.Length + 1; round++)
        {
            changed = false;
            foreach (var block in graph.Blocks)
            {
                if (states[block.Ordinal] is not { } state) continue;

                var after = walk.Through(block, state, effects: null);
                foreach (var (target, outcome) in walk.Successors(block, state, after))
                {
                    var merged = states[target] is { } known ? known.Merge(outcome) : outcome;
                    if (states[target] is { } before && before == merged) continue;
                    states[target] = merged;
                    changed = true;
                }
            }
        }

        var effects = new List<Effect>();
        foreach (var block in graph.Blocks)
        {
            if (states[block.Ordinal] is { } state) walk.Through(block, state, effects);
        }

        var first = effects.Where(effect => within?.Contains(effect.At.Syntax.Span) != false).OrderBy(effect => effect.At.Syntax.SpanStart).FirstOrDefault();
        return new Summary(first, states[states.Length - 1] ?? default, walk.Result());
    }

    private Summary SummaryOf(IMethodSymbol method)
    {
        if (_summaries.TryGetValue(method, out var known)) return known;
        if (_open.Count == DeepestCall || _open.Contains(method))
        {
            // A recursive call adds nothing that its outermost call does not do; but what was cut short here is no one else's answer.
            _cuts++;
            return Summary.Nothing;
        }

        var cutsBefore = _cuts;
        _open.Push(method);
        var summary = _model.BodyOf(method) is { } body && FlowGraphs.Of(body) is { } graph ? Run(graph, default) : Summary.Nothing;
        _open.Pop();
        if (_cuts == cutsBefore || _open.Count == 0) _summaries[method] = summary;
        return summary;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// What one run of a function may still call after one of its operations: on some path, with no loop gone round again and nothing thrown. What a
/// clean-up or the next round does belongs to another story.
/// </summary>
internal static class Aftermath
{
    /// <param name="graph">The function.</param>
    /// <param name="start">The operation.</param>
    /// <param name="ends">Calls after which a path is of no interest any more.</param>
    public static IEnumerable<IInvocationOperation> CallsAfter(this ControlFlowGraph graph, SyntaxNode start, Func<IInvocationOperation, bool>? ends = null)
    {
        if (graph.Blocks.FirstOrDefault(block => Steps(block).Any(step => step.Syntax == start)) is not { } first) yield break;

        var seen = new HashSet<BasicBlock> { first };
        var pending = new Stack<BasicBlock>(seen);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            var hasEnded = false;
            var calls = block == first ? Steps(block).SkipWhile(step => step.Syntax != start).Skip(1) : Steps(block);
            foreach (var call in calls.OfType<IInvocationOperation>())
            {
                if (hasEnded = ends?.Invoke(call) == true) break;
                yield return call;
            }

            if (hasEnded) continue;
            foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
            {
                if (branch?.Destination is not { } next || next.Ordinal <= block.Ordinal || (ends is not null && Leaves(branch, ends, graph))) continue;
                if (seen.Add(next)) pending.Push(next);
            }
        }
    }

    /// <summary>Whether a branch ends it on its way through a <c>finally</c>, such as that of a <c>using</c>.</summary>
    private static bool Leaves(ControlFlowBranch branch, Func<IInvocationOperation, bool> ends, ControlFlowGraph graph) => branch.FinallyRegions.Any(region =>
        Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
            .SelectMany(ordinal => Steps(graph.Blocks[ordinal])).OfType<IInvocationOperation>().Any(ends));

    /// <summary>Operands end before what uses them, and in that order.</summary>
    private static IEnumerable<IOperation> Steps(BasicBlock block) =>
        block.Roots()
            .SelectMany(root => root.DescendantsAndSelf().Where(o => o is IInvocationOperation or IObjectCreationOperation).OrderBy(o => o.Syntax.Span.End));
}

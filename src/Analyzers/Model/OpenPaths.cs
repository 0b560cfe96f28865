using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Whether a handler may return with its message neither acknowledged nor refused.</summary>
internal static class OpenPaths
{
    /// <summary>The first settlement of a handler that settles its message on some paths and returns without on others; null for every other.</summary>
    /// <param name="handler">A whole function.</param>
    /// <param name="model">The compilation.</param>
    public static Settlement? SettlementBesides(IOperation handler, CommunicationModel model)
    {
        if (FlowGraphs.Of(handler) is not { } graph) return null;

        var settlements = graph.Blocks.Select(block => SettlementIn(block, model)).ToArray();
        return settlements.FirstOrDefault(settlement => settlement is not null) is { } first && ReachesExit(graph, settlements) ? first : null;
    }

    private static bool ReachesExit(ControlFlowGraph graph, Settlement?[] settlements)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<BasicBlock>();
        pending.Push(graph.Blocks[0]);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (!seen.Add(block.Ordinal)) continue;
            if (block.Kind == BasicBlockKind.Exit) return true;

            // What fails may fail before it has settled anything, and goes on where that is caught.
            foreach (var handler in block.Handlers().Where(handler => handler.Kind != ControlFlowRegionKind.Finally)) pending.Push(graph.Blocks[handler.FirstBlockOrdinal]);

            if (settlements[block.Ordinal] is not null) continue;
            foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
            {
                if (branch?.Destination is { } next && !branch.FinallyRegions.Any(region => Settles(region, settlements))) pending.Push(next);
            }
        }

        return false;
    }

    private static bool Settles(ControlFlowRegion region, Settlement?[] settlements) =>
        Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1).Any(ordinal => settlements[ordinal] is not null);

    private static Settlement? SettlementIn(BasicBlock block, CommunicationModel model) =>
        block.Roots()
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .Select(call => model.Frameworks.Classify(model.AsWritten(call), model))
            .OfType<Settlement>()
            .FirstOrDefault();
}

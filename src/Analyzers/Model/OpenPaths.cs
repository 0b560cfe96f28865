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
    /// <param name="afterFailure">Whether a failure that is caught counts as a way to return.</param>
    public static Settlement? SettlementBesides(IOperation handler, CommunicationModel model, bool afterFailure)
    {
        if (FlowGraphs.Of(handler) is not { } graph) return null;

        var settlements = graph.Blocks.Select(block => SettlementIn(block, model)).ToArray();
        return settlements.FirstOrDefault(settlement => settlement is not null) is { } first && ReachesExit(graph, settlements, afterFailure) ? first : null;
    }

    private static bool ReachesExit(ControlFlowGraph graph, Settlement?[] settlements, bool afterFailure)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<BasicBlock>();
        pending.Push(graph.Blocks[0]);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (!seen.Add(block.Ordinal)) continue;
            if (block.Kind == BasicBlockKind.Exit) return true;

            // What fails may fail before it has settled anything.
            if (afterFailure)
            {
                foreach (var handler in HandlersOf(block)) pending.Push(graph.Blocks[handler.FirstBlockOrdinal]);
            }

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

    private static IEnumerable<ControlFlowRegion> HandlersOf(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try) continue;
            foreach (var handler in outer.NestedRegions.Where(handler => handler != region && handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)) yield return handler;
        }
    }

    private static Settlement? SettlementIn(BasicBlock block, CommunicationModel model) =>
        (block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .Select(call => model.Frameworks.Classify(model.OperationOf(call.Syntax) as IInvocationOperation ?? call, model))
            .OfType<Settlement>()
            .FirstOrDefault();
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Control flow graphs of functions, whichever way they are written.</summary>
internal static class FlowGraphs
{
    /// <summary>The graph of a method, local function or lambda; null for a body that has none, such as one that does not compile.</summary>
    public static ControlFlowGraph? Of(IOperation function)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation lambda:
                return Within(RootGraph(function), lambda.Symbol);
            case ILocalFunctionOperation local:
                return Within(RootGraph(function), local.Symbol);
            default:
                return RootGraph(function);
        }
    }

    /// <summary>The operations of a graph, block by block, without those of functions declared in it.</summary>
    public static IEnumerable<IOperation> Operations(this ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(block => block.Roots()).SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>What a block evaluates, in its order, what it branches on last.</summary>
    public static ImmutableArray<IOperation> Roots(this BasicBlock block) => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;

    /// <summary>The try regions around a block. A lambda's graph ends at its root, beyond which the regions are another graph's.</summary>
    public static IEnumerable<ControlFlowRegion> Tries(this BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind == ControlFlowRegionKind.Try) yield return region;
        }
    }

    /// <summary>The regions that what fails in a block may go to: those that catch it, and those that run whatever happens.</summary>
    public static IEnumerable<ControlFlowRegion> Handlers(this BasicBlock block) =>
        block.Tries().SelectMany(attempt => attempt.EnclosingRegion!.NestedRegions.Where(handler => handler != attempt));

    private static ControlFlowGraph? RootGraph(IOperation operation) => operation.Root() switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body),
        IBlockOperation block => ControlFlowGraph.Create(block),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        _ => null,
    };

    private static ControlFlowGraph? Within(ControlFlowGraph? graph, IMethodSymbol function)
    {
        if (graph is null) return null;

        foreach (var local in graph.LocalFunctions)
        {
            var inner = graph.GetLocalFunctionControlFlowGraph(local);
            if (Same(local, function)) return inner;
            if (Within(inner, function) is { } found) return found;
        }

        foreach (var lambda in graph.Operations().OfType<IFlowAnonymousFunctionOperation>())
        {
            var inner = graph.GetAnonymousFunctionControlFlowGraph(lambda);
            if (Same(lambda.Symbol, function)) return inner;
            if (Within(inner, function) is { } found) return found;
        }

        return null;
    }

    // A lambda has a symbol of its own in each semantic model; where it stands is the same in all.
    private static bool Same(IMethodSymbol left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right) ||
        left.Locations.SequenceEqual(right.Locations);
}

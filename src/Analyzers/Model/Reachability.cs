using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>A remote call, and the functions that lead to it: <c>OrderService.Place</c>, <c>ShippingClient.QuoteAsync</c>.</summary>
internal sealed record ReachedCall(RemoteCall Call, ImmutableArray<IMethodSymbol> Path);

/// <summary>
/// The remote calls reachable from a function, each by a shortest path. What a function does itself is read once per compilation and kept,
/// as is the answer for each function asked about, so that the result depends neither on the order of questions nor on cycles.
/// </summary>
internal sealed class Reachability
{
    // A call chain longer than this, or wider, is not what a handler's author sees as "my handler calls". Bounds the work per question.
    private const int DeepestPath = 8;
    private const int MostFunctions = 256;

    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<IMethodSymbol, FunctionBody> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ReachedCall>> _reached = new(SymbolEqualityComparer.Default);

    public Reachability(CommunicationModel model) => _model = model;

    /// <summary>The remote calls behind a call of <paramref name="method"/>; empty when it has no body in this compilation.</summary>
    public ImmutableArray<ReachedCall> From(IMethodSymbol method)
    {
        var starts = _model.Implementations.Of(method);
        return starts.Length switch
        {
            0 => ImmutableArray<ReachedCall>.Empty,
            1 => _reached.GetOrAdd(starts[0], Search),
            _ => starts.SelectMany(start => _reached.GetOrAdd(start, Search)).ToImmutableArray(),
        };
    }

    private ImmutableArray<ReachedCall> Search(IMethodSymbol start)
    {
        var found = ImmutableArray.CreateBuilder<ReachedCall>();
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { start };
        var pending = new Queue<ImmutableArray<IMethodSymbol>>();
        pending.Enqueue(ImmutableArray.Create(start));

        while (pending.Count > 0)
        {
            var path = pending.Dequeue();
            var body = BodyOf(path[path.Length - 1]);
            foreach (var call in body.RemoteCalls) found.Add(new ReachedCall(call, path));

            if (path.Length == DeepestPath) continue;
            foreach (var callee in body.Callees)
            {
                if (seen.Count < MostFunctions && seen.Add(callee)) pending.Enqueue(path.Add(callee));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>What a function does by itself; nothing when it has no body in this compilation.</summary>
    public FunctionBody BodyOf(IMethodSymbol method) => _bodies.GetOrAdd(method, Read);

    private FunctionBody Read(IMethodSymbol method) =>
        _model.BodyOf(method) is { } body ? FunctionBody.Read(body, _model) : FunctionBody.Empty;
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>A remote call, and the functions that lead to it: <c>OrderService.Place</c>, <c>ShippingClient.QuoteAsync</c>.</summary>
/// <param name="Call">The remote call.</param>
/// <param name="Path">The functions on the way, the one that makes the call last; empty where the call itself was asked about.</param>
/// <param name="Sites">Where each of them calls the next.</param>
internal sealed record ReachedCall(RemoteCall Call, ImmutableArray<IMethodSymbol> Path, ImmutableArray<Location> Sites)
{
    /// <summary>The call that was asked about.</summary>
    public static ReachedCall Direct(RemoteCall call) => new(call, ImmutableArray<IMethodSymbol>.Empty, ImmutableArray<Location>.Empty);

    /// <summary>The places on the way that are not the one asked about, the remote call last.</summary>
    public IEnumerable<Location> Places => Path.IsEmpty
        ? Enumerable.Empty<Location>()
        : Sites.Append(Call.Operation.Syntax.GetLocation());
}

/// <summary>
/// The remote calls and writes reachable from a function, each by a shortest path. What a function does itself is read once per compilation and kept,
/// as is the answer for each function asked about, so that the result depends neither on the order of questions nor on cycles.
/// </summary>
internal sealed class Reachability
{
    // Wider than this is not what a handler's author sees as "my handler calls". Bounds the work per question, as the option for the depth does.
    private const int MostFunctions = 256;

    // A repository, a unit of work, a publisher of the team's own: deeper than that, a write is a detail of something else.
    private const int DeepestWrite = 3;

    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<IMethodSymbol, (Publish?, Fact?)> _writes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, BodyOutline> _outlines = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, FunctionBody> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ReachedCall>> _reached = new(SymbolEqualityComparer.Default);

    public Reachability(CommunicationModel model) => _model = model;

    /// <summary>The remote calls behind a call of <paramref name="method"/>; empty when it has no body in this compilation.</summary>
    public ImmutableArray<ReachedCall> From(IMethodSymbol method) => From(_model.Implementations.Of(method));

    /// <summary>The remote calls behind an operation that is none itself.</summary>
    public ImmutableArray<ReachedCall> From(IOperation operation) => From(Callees.Of(operation, _model));

    /// <summary>The first message published and the first changes saved behind a call that does neither itself.</summary>
    public (Publish? Publish, Fact? Saved) WritesBehind(IInvocationOperation call)
    {
        var found = Callees.Of(call, _model).Select(callee => _writes.GetOrAdd(callee, SearchWrites)).ToArray();
        return (found.Select(f => f.Item1).FirstOrDefault(f => f is not null), found.Select(f => f.Item2).FirstOrDefault(f => f is not null));
    }

    /// <summary>What a function does by itself; nothing when it has no body in this compilation.</summary>
    public FunctionBody BodyOf(IMethodSymbol method) => _bodies.GetOrAdd(method, Read);

    private BodyOutline OutlineOf(IMethodSymbol method) => _outlines.GetOrAdd(method, ReadOutline);

    private ImmutableArray<ReachedCall> From(ImmutableArray<IMethodSymbol> starts) => starts.Length switch
    {
        0 => ImmutableArray<ReachedCall>.Empty,
        1 => _reached.GetOrAdd(starts[0], Search),
        _ => starts.SelectMany(start => _reached.GetOrAdd(start, Search)).ToImmutableArray(),
    };

    private ImmutableArray<ReachedCall> Search(IMethodSymbol start)
    {
        if (_model.OptionsOf(start) is not { } options) return ImmutableArray<ReachedCall>.Empty;

        var found = ImmutableArray.CreateBuilder<ReachedCall>();
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { start };
        var pending = new Queue<(ImmutableArray<IMethodSymbol> Path, ImmutableArray<Location> Sites)>();
        pending.Enqueue((ImmutableArray.Create(start), ImmutableArray<Location>.Empty));

        while (pending.Count > 0)
        {
            var (path, sites) = pending.Dequeue();
            var function = path[path.Length - 1];
            var outline = OutlineOf(function);
            if (outline.HasRemoteCalls)
            {
                foreach (var call in BodyOf(function).RemoteCalls) found.Add(new ReachedCall(call, path, sites));
            }

            if (path.Length == options.MaxPathLength) continue;
            foreach (var (callee, site) in outline.Callees)
            {
                if (seen.Count < MostFunctions && seen.Add(callee)) pending.Enqueue((path.Add(callee), sites.Add(site)));
            }
        }

        return found.ToImmutable();
    }

    private (Publish?, Fact?) SearchWrites(IMethodSymbol start)
    {
        Publish? publish = null;
        Fact? saved = null;
        var level = new List<IMethodSymbol> { start };
        var seen = new HashSet<IMethodSymbol>(level, SymbolEqualityComparer.Default);
        for (var depth = 0; depth < DeepestWrite && level.Count > 0; depth++)
        {
            var writes = level.Where(function => OutlineOf(function).MayWrite).SelectMany(function => BodyOf(function).Writes).ToArray();
            publish ??= writes.OfType<Publish>().FirstOrDefault(p => p.Scope != PublisherScope.Unknown);
            saved ??= writes.FirstOrDefault(write => write is not Publish);
            level = level.SelectMany(function => OutlineOf(function).Callees).Select(callee => callee.Method).Where(callee => seen.Count < MostFunctions && seen.Add(callee)).ToList();
        }

        return (publish, saved);
    }

    private BodyOutline ReadOutline(IMethodSymbol method)
    {
        if ((method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration || !_model.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
            return BodyOutline.Empty;
        if (BodyOutline.Recall(declaration, _model) is { } known) return known;

        var outline = BodyOf(method).Outline;
        outline.Keep(declaration, _model);
        return outline;
    }

    private FunctionBody Read(IMethodSymbol method) =>
        _model.BodyOf(method) is { } body ? FunctionBody.Read(body, _model) : FunctionBody.Empty;
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>How a function comes to run: an entry point, and the functions it calls on the way, the function itself last. Empty inside the entry point.</summary>
/// <param name="EntryPoint">The entry point.</param>
/// <param name="Path">The functions.</param>
/// <param name="Sites">Where each of them is called by the one before.</param>
internal sealed record EntryPath(EntryPoint EntryPoint, ImmutableArray<IMethodSymbol> Path, ImmutableArray<SyntaxNode> Sites)
{
    /// <summary>The path as a developer reads it: <c>OrdersController.Checkout -> OrderService.Place</c>.</summary>
    public IEnumerable<string> Steps => Path.Select(method => method.ShortName()).Prepend(EntryPoint.Name);

    /// <summary>The places on the way.</summary>
    public IEnumerable<Location> Places => Sites.Select(site => site.GetLocation());
}

/// <summary>
/// The way back from a function to an entry point that reaches it, for rules that report at the place itself: from caller to caller, so that only
/// files are bound that name a function on the way.
/// </summary>
internal sealed class EntryPaths
{
    // Who is called by more than this is everybody's helper. Bounds the work per question, as the option for the length does.
    private const int MostFunctions = 256;

    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPath?> _requests = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPath?> _messages = new(SymbolEqualityComparer.Default);

    public EntryPaths(CommunicationModel model) => _model = model;

    /// <summary>A shortest path to the function that an operation stands in: from a request handler if there is one, else from a consumer.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The member it stands in, where the caller knows it.</param>
    /// <returns>Null where nothing in this compilation shows that an entry point reaches it.</returns>
    public EntryPath? To(IOperation operation, ISymbol? member = null) => FromRequest(operation, member) ?? FromMessage(operation, member);

    /// <summary>The same, from request handlers only.</summary>
    public EntryPath? FromRequest(IOperation operation, ISymbol? member = null) => Find(operation, member, isRequest: true);

    /// <summary>The same, from message consumers only.</summary>
    public EntryPath? FromMessage(IOperation operation, ISymbol? member = null) => Find(operation, member, isRequest: false);

    /// <summary>Whether only consumers reach it: their message is delivered again when it fails, and all is done again.</summary>
    public bool IsOfConsumersOnly(IOperation operation) => FromRequest(operation) is null && FromMessage(operation) is not null;

    private EntryPath? Find(IOperation operation, ISymbol? member, bool isRequest)
    {
        var (method, entryPoint) = _model.EntryPoints.Function(operation, member);
        if (entryPoint?.AnswersRequest == isRequest) return new EntryPath(entryPoint, ImmutableArray<IMethodSymbol>.Empty, ImmutableArray<SyntaxNode>.Empty);
        if (!isRequest && _model.EntryPoints.IsInConsumeLoop(operation)) return InLoop(method, ImmutableArray<IMethodSymbol>.Empty, ImmutableArray<SyntaxNode>.Empty);
        if (method is null) return null;

        return isRequest
            ? _requests.GetOrAdd(method.OriginalDefinition, start => Search(start, isRequest: true))
            : _messages.GetOrAdd(method.OriginalDefinition, start => Search(start, isRequest: false));
    }

    /// <summary>A loop that takes messages is an entry point of a kind: its function is not.</summary>
    private static EntryPath InLoop(IMethodSymbol? function, ImmutableArray<IMethodSymbol> path, ImmutableArray<SyntaxNode> sites) =>
        new(new EntryPoint(EntryPointKind.Message, function?.ShortName() ?? "a loop"), path, sites);

    private EntryPath? Search(IMethodSymbol start, bool isRequest)
    {
        if (_model.OptionsOf(start) is not { } options) return null;

        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { start };
        var pending = new Queue<(ImmutableArray<IMethodSymbol> Path, ImmutableArray<SyntaxNode> Sites)>();
        pending.Enqueue((ImmutableArray.Create(start), ImmutableArray<SyntaxNode>.Empty));
        while (pending.Count > 0)
        {
            var (path, sites) = pending.Dequeue();
            foreach (var (function, entryPoint, site) in _model.Callers.Of(path[0]))
            {
                var places = sites.Insert(0, site);
                if (entryPoint?.AnswersRequest == isRequest) return new EntryPath(entryPoint, path, places);
                if (!isRequest && _model.OperationOf(site) is { } call && _model.EntryPoints.IsInConsumeLoop(call)) return InLoop(function, path, places);
                if (function is null || path.Length == options.MaxPathLength || seen.Count == MostFunctions || !seen.Add(function)) continue;

                pending.Enqueue((path.Insert(0, function), places));
            }
        }

        return null;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>How a function comes to run: an entry point, and the functions it calls on the way, the function itself last. Empty inside the entry point.</summary>
internal sealed record EntryPath(EntryPoint EntryPoint, ImmutableArray<IMethodSymbol> Path)
{
    /// <summary>The path as a developer reads it: <c>OrdersController.Checkout -> OrderService.Place</c>.</summary>
    public IEnumerable<string> Steps => Path.Select(method => method.ShortName()).Prepend(EntryPoint.Name);
}

/// <summary>
/// The way back from a function to an entry point that reaches it, for rules that report at the place itself. Following every entry point at once
/// means reading all they reach, so it is done when the first rule has something to report outside an entry point, and never where none has.
/// </summary>
internal sealed class EntryPaths
{
    private readonly CommunicationModel _model;
    private readonly Lazy<Dictionary<IMethodSymbol, Step>> _requests;
    private readonly Lazy<Dictionary<IMethodSymbol, Step>> _messages;

    public EntryPaths(CommunicationModel model)
    {
        _model = model;
        _requests = new(() => Follow(entryPoint => entryPoint.AnswersRequest));
        _messages = new(() => Follow(entryPoint => !entryPoint.AnswersRequest));
    }

    /// <summary>A shortest path to the function that an operation stands in: from a request handler if there is one, else from a consumer.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The member it stands in, where the caller knows it.</param>
    /// <returns>Null where nothing in this compilation shows that an entry point reaches it.</returns>
    public EntryPath? To(IOperation operation, ISymbol? member = null) => FromRequest(operation, member) ?? FromMessage(operation, member);

    /// <summary>The same, from request handlers only.</summary>
    public EntryPath? FromRequest(IOperation operation, ISymbol? member = null) => Find(operation, member, _requests, isRequest: true);

    /// <summary>The same, from message consumers only.</summary>
    public EntryPath? FromMessage(IOperation operation, ISymbol? member = null) => Find(operation, member, _messages, isRequest: false);

    private EntryPath? Find(IOperation operation, ISymbol? member, Lazy<Dictionary<IMethodSymbol, Step>> steps, bool isRequest)
    {
        var (method, entryPoint) = _model.EntryPoints.Function(operation, member);
        if (entryPoint?.AnswersRequest == isRequest) return new EntryPath(entryPoint, ImmutableArray<IMethodSymbol>.Empty);
        if (method is null || !steps.Value.TryGetValue(method.OriginalDefinition, out var step)) return null;

        var path = ImmutableArray.CreateBuilder<IMethodSymbol>();
        for (IMethodSymbol? current = method.OriginalDefinition; current is not null; current = steps.Value[current].Caller)
        {
            // An entry point is named by itself, not as a step; a lambda has no symbol to name.
            if (!steps.Value[current].IsEntryPoint) path.Insert(0, current);
        }

        return new EntryPath(step.EntryPoint, path.ToImmutable());
    }

    private Dictionary<IMethodSymbol, Step> Follow(Func<EntryPoint, bool> isStart)
    {
        var steps = new Dictionary<IMethodSymbol, Step>(SymbolEqualityComparer.Default);
        var pending = new Queue<IMethodSymbol>();

        foreach (var (method, entryPoint) in Starts().Where(start => isStart(start.EntryPoint)))
        {
            if (steps.ContainsKey(method)) continue;
            steps.Add(method, new Step(entryPoint, Caller: null, IsEntryPoint: true));
            pending.Enqueue(method);
        }

        foreach (var handler in _model.Registrations.HandlersInPlace.Where(handler => isStart(handler.EntryPoint)))
        {
            foreach (var callee in FunctionBody.Read(handler.Delegate, _model).Callees) Reach(callee.Method, handler.EntryPoint, caller: null);
        }

        while (pending.Count > 0)
        {
            var caller = pending.Dequeue();
            var entryPoint = steps[caller].EntryPoint;
            foreach (var callee in _model.Reachability.BodyOf(caller).Callees) Reach(callee.Method, entryPoint, caller);
        }

        return steps;

        void Reach(IMethodSymbol callee, EntryPoint entryPoint, IMethodSymbol? caller)
        {
            if (steps.ContainsKey(callee)) return;
            steps.Add(callee, new Step(entryPoint, caller, IsEntryPoint: false));
            pending.Enqueue(callee);
        }
    }

    private IEnumerable<(IMethodSymbol Method, EntryPoint EntryPoint)> Starts()
    {
        foreach (var type in _model.Compilation.Assembly.GlobalNamespace.AllTypes())
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (_model.EntryPoints.Of(method) is { } entryPoint) yield return (method, entryPoint);
            }
        }

        // Local functions are members of no type.
        foreach (var handler in _model.Registrations.HandlersByName) yield return (handler.Key, handler.Value);
    }

    private sealed record Step(EntryPoint EntryPoint, IMethodSymbol? Caller, bool IsEntryPoint);
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>A place that runs a function and waits for it.</summary>
/// <param name="Function">The function that it stands in; null in a lambda that is an entry point.</param>
/// <param name="EntryPoint">The entry point that this function is, if it is one.</param>
/// <param name="Site">The call.</param>
internal sealed record Caller(IMethodSymbol? Function, EntryPoint? EntryPoint, SyntaxNode Site);

/// <summary>
/// Who calls a function of this compilation: found by its name, so that only those files are bound that have it. What a name's mentions call is
/// worked out once for all functions of that name.
/// </summary>
internal sealed class Callers
{
    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<string, ILookup<IMethodSymbol, Caller>> _byName = new(StringComparer.Ordinal);

    public Callers(CommunicationModel model) => _model = model;

    public IEnumerable<Caller> Of(IMethodSymbol function) => NamesOf(function).SelectMany(name => _byName.GetOrAdd(name, Find)[function.OriginalDefinition]);

    private IEnumerable<string> NamesOf(IMethodSymbol function) => function.MethodKind switch
    {
        MethodKind.Constructor => new[] { function.ContainingType.Name, Mentions.UnnamedConstructor },
        MethodKind.PropertyGet => new[] { NameOf(function.AssociatedSymbol ?? function) },
        _ => _model.Frameworks.DispatchersOf(NameOf(function)).Append(NameOf(function)),
    };

    private static string NameOf(ISymbol symbol) => symbol.Name.Substring(symbol.Name.LastIndexOf('.') + 1);

    private ILookup<IMethodSymbol, Caller> Find(string name) => _model.MentionsOf(name)
        .SelectMany(CallsAt)
        .ToLookup<(IMethodSymbol Callee, Caller Caller), IMethodSymbol, Caller>(call => call.Callee, call => call.Caller, SymbolEqualityComparer.Default);

    private IEnumerable<(IMethodSymbol Callee, Caller Caller)> CallsAt(SyntaxNode mention)
    {
        foreach (var operation in CallingSyntax(mention).Select(_model.OperationOf).OfType<IOperation>())
        {
            if (operation is IInvocationOperation call && (call.IsDiscarded() || _model.Frameworks.Classify(call, _model) is RemoteCall)) continue;

            var callees = Callees.Of(operation, _model);
            if (callees.IsEmpty) continue;

            var (function, entryPoint) = _model.EntryPoints.Function(operation);
            if (function is null && entryPoint is null) continue;

            foreach (var callee in callees) yield return (callee, new Caller(function?.OriginalDefinition, entryPoint, operation.Syntax));
        }
    }

    /// <summary>The expressions that may run what a name is the name of: a call, a creation, the reading of a property, or a call that is given a method.</summary>
    private static IEnumerable<SyntaxNode> CallingSyntax(SyntaxNode mention)
    {
        var name = mention.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax ? mention.Parent : mention;
        switch (name.Parent)
        {
            case InvocationExpressionSyntax call when call.Expression == name: return new SyntaxNode[] { call };
            case ObjectCreationExpressionSyntax creation: return new SyntaxNode[] { creation };
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taking }: return new[] { name, taking };
            default: return new[] { name };
        }
    }
}

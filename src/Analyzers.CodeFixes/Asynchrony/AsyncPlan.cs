using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.CodeFixes.Asynchrony;

/// <summary>
/// What has to change in one file so that waits become awaits: the waits, the functions around them that become asynchronous, and the calls of
/// those, which become awaits in turn.
/// </summary>
/// <param name="Awaits">Each expression that becomes an await, and how it is written then.</param>
/// <param name="Functions">The functions that become asynchronous: methods, local functions and lambdas.</param>
internal sealed record AsyncPlan(ImmutableDictionary<SyntaxNode, Func<ExpressionSyntax, ExpressionSyntax>> Awaits, ImmutableHashSet<SyntaxNode> Functions)
{
    public static readonly AsyncPlan Empty = new(ImmutableDictionary<SyntaxNode, Func<ExpressionSyntax, ExpressionSyntax>>.Empty, ImmutableHashSet<SyntaxNode>.Empty);

    /// <summary>The plan with one more wait; null where that cannot be, as the function around cannot become asynchronous.</summary>
    public AsyncPlan? With(ExpressionSyntax wait, SemanticModel model, CommunicationModel communication) =>
        Awaitable.Of(wait, model) is { } awaited ? WithAwait(wait, awaited, model, communication) : null;

    private AsyncPlan? WithAwait(ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionSyntax> awaited, SemanticModel model, CommunicationModel communication)
    {
        if (Awaits.ContainsKey(expression)) return this;

        var plan = this with { Awaits = Awaits.Add(expression, awaited) };
        foreach (var ancestor in expression.Ancestors())
        {
            if (ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax && HoldsReferences(ancestor, model)) return null;

            switch (ancestor)
            {
                // C# has no await there.
                case LockStatementSyntax or CatchFilterClauseSyntax or UnsafeStatementSyntax or QueryExpressionSyntax:
                    return null;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) ? plan : plan.WithLambda(lambda, model);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword) ? plan : plan.WithFunction(local, model, communication);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? plan : plan.WithFunction(method, model, communication);
                case GlobalStatementSyntax:
                    return plan;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>A lambda may become asynchronous where that does not change what it is converted to: it returns a task already, or goes as any delegate.</summary>
    private AsyncPlan? WithLambda(AnonymousFunctionExpressionSyntax lambda, SemanticModel model)
    {
        if (Functions.Contains(lambda)) return this;
        if (model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol symbol || !MayBeAsync(symbol, lambda)) return null;

        return IsAnyDelegate(model.GetTypeInfo(lambda).ConvertedType) || ReturnsTask(symbol) ? this with { Functions = Functions.Add(lambda) } : null;
    }

    private AsyncPlan? WithFunction(SyntaxNode function, SemanticModel model, CommunicationModel communication)
    {
        if (Functions.Contains(function)) return this;
        if (model.GetDeclaredSymbol(function) is not IMethodSymbol symbol || !MayBeAsync(symbol, function)) return null;

        var plan = this with { Functions = Functions.Add(function) };
        if (ReturnsTask(symbol)) return plan;
        if (symbol.RefKind != RefKind.None || symbol.ReturnType.IsRefLikeType || !HasAllCallersHere(symbol, communication)) return null;

        foreach (var name in function.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Identifier.ValueText != symbol.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, symbol)) continue;
            if (plan.WithUse(name, model, communication) is not { } wider) return null;
            plan = wider;
        }

        return plan;
    }

    /// <summary>A call is awaited from now on; a method group may stay where any delegate will do.</summary>
    private AsyncPlan? WithUse(SimpleNameSyntax name, SemanticModel model, CommunicationModel communication)
    {
        var use = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : (ExpressionSyntax)name;
        return use.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == use => call.Parent is ConditionalAccessExpressionSyntax ? null : WithAwait(call, same => same, model, communication),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => this,
            _ => IsAnyDelegate(model.GetTypeInfo(use).ConvertedType) ? this : null,
        };
    }

    private static bool MayBeAsync(IMethodSymbol symbol, SyntaxNode function) =>
        symbol.Parameters.All(p => p.RefKind == RefKind.None && !p.Type.IsRefLikeType && p.Type.TypeKind != TypeKind.Pointer) &&
        !Own(function).OfType<YieldStatementSyntax>().Any();

    /// <summary>Whether a function has locals that may not live across an await. The compiler says so only when it writes the method down.</summary>
    private static bool HoldsReferences(SyntaxNode function, SemanticModel model) => Own(function)
        .Where(n => n is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax)
        .Any(n => model.GetDeclaredSymbol(n) is ILocalSymbol local && (local.IsRef || local.Type.IsRefLikeType || local.Type.TypeKind == TypeKind.Pointer));

    private static IEnumerable<SyntaxNode> Own(SyntaxNode function) =>
        function.DescendantNodes(n => n == function || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    /// <summary>Whether what returns something else from now on is called in this file only: a handler is called by its framework, which takes tasks, too.</summary>
    private static bool HasAllCallersHere(IMethodSymbol symbol, CommunicationModel communication)
    {
        if (symbol.MethodKind == MethodKind.LocalFunction) return true;
        if (symbol.MethodKind != MethodKind.Ordinary || symbol.IsOverride || symbol.IsVirtual || symbol.IsAbstract || symbol.IsPartialDefinition || symbol.PartialDefinitionPart is not null) return false;
        if (symbol.DeclaredAccessibility == Accessibility.Private) return symbol.ContainingType.DeclaringSyntaxReferences.Length == 1;

        var implements = symbol.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
        return !implements && communication.Frameworks.EntryPoint(symbol, communication) is { Kind: EntryPointKind.HttpRequest };
    }

    private static bool IsAnyDelegate(ITypeSymbol? type) => type?.FullName() == "System.Delegate";

    private static bool ReturnsTask(IMethodSymbol symbol) => Tasks.IsTask(symbol.ReturnType);
}

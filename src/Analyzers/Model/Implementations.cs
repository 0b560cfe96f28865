using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Model;

/// <summary>Which code of this compilation runs when a method is called.</summary>
internal sealed class Implementations
{
    // More implementations than this are a plug-in mechanism: which one runs is not known here, and unknown is silent.
    private const int MostImplementations = 4;

    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _cache = new(SymbolEqualityComparer.Default);

    public Implementations(CommunicationModel model) => _model = model;

    /// <summary>The method itself when it has a body here; the implementations of an interface or abstract member; or nothing.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) => _cache.GetOrAdd(method.ReducedFrom ?? method, Find);

    /// <summary>Whether this compilation declares a type that derives from, or implements, another.</summary>
    public bool HasSubtypes(INamedTypeSymbol? type) => type is not null && !_model.Subtypes.Of(type).IsEmpty;

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        if (method.ContainingType is null || method.MethodKind == MethodKind.LocalFunction) return ImmutableArray.Create(method.OriginalDefinition);

        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        var declared = method.OriginalDefinition;
        if (!declared.IsAbstract && HasCode(declared) && declared.IsInSource(_model.Compilation)) found.Add(declared);

        // Dispose, CompareTo and their like are implemented by everything: a call of one says nothing about which.
        var isPlatforms = method.ContainingNamespace?.ToDisplayString().Split('.')[0] is "System" or "Microsoft";
        if (!isPlatforms && (declared.IsAbstract || declared.IsVirtual))
        {
            foreach (var type in _model.Subtypes.Of(method.ContainingType))
            {
                var implementation = type.TypeKind == TypeKind.Interface ? null
                    : method.ContainingType.TypeKind == TypeKind.Interface ? ImplementationIn(type, method)
                    : type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => Overrides(m, declared));

                if (implementation is { IsAbstract: false } && HasCode(implementation) && implementation.IsInSource(_model.Compilation) && !found.Contains(implementation, SymbolEqualityComparer.Default))
                    found.Add(implementation.OriginalDefinition);
            }
        }

        return found.Count <= MostImplementations ? found.ToImmutable() : ImmutableArray<IMethodSymbol>.Empty;
    }

    /// <summary>Whether somebody wrote it: not so the getter of an automatic property, or the constructor of a class that declares none.</summary>
    private static bool HasCode(IMethodSymbol method) => method.MethodKind is not (MethodKind.Constructor or MethodKind.PropertyGet) ||
        method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is
            ConstructorDeclarationSyntax or ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null });

    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol member)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType.OriginalDefinition)) continue;

            // IHandler<Order> is not implemented by a class that is an IHandler<Refund>; an open T may be.
            var mayBeOther = member.ContainingType.TypeArguments.Any(t => t.TypeKind == TypeKind.TypeParameter) ||
                contract.TypeArguments.Any(t => t.TypeKind == TypeKind.TypeParameter);
            if (!mayBeOther && !SymbolEqualityComparer.Default.Equals(contract, member.ContainingType)) continue;

            var declared = contract.GetMembers(member.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member.OriginalDefinition));
            if (declared is not null && type.FindImplementationForInterfaceMember(declared) is IMethodSymbol implementation) return implementation;
        }

        return null;
    }

    private static bool Overrides(IMethodSymbol method, IMethodSymbol declared)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, declared)) return true;
        }

        return false;
    }
}

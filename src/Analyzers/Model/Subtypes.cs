using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// The types of this compilation that derive from, or implement, another: found by the names in base lists, so that only those are bound that may
/// be one. A base named by an alias is not found.
/// </summary>
internal sealed class Subtypes
{
    private static readonly NameIndex<BaseTypeDeclarationSyntax>.Kind ByBase = new(tree =>
        SyntaxFacts.Of(tree).DerivedTypes.SelectMany(type => type.Bases.Select(name => (name, type.Syntax))));

    private readonly CommunicationModel _model;
    private readonly NameIndex<BaseTypeDeclarationSyntax> _byBase;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _libraryBases;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _cache = new(SymbolEqualityComparer.Default);

    public Subtypes(CommunicationModel model)
    {
        _model = model;
        _byBase = ByBase.Of(model.Compilation);
        _libraryBases = new(FindLibraryBases);
    }

    public ImmutableArray<INamedTypeSymbol> Of(INamedTypeSymbol type) => _cache.GetOrAdd(type.OriginalDefinition, Find);

    private ImmutableArray<INamedTypeSymbol> Find(INamedTypeSymbol type)
    {
        var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var names = new Queue<string>(NamesOf(type));
        var asked = new HashSet<string>(names, StringComparer.Ordinal);
        while (names.Count > 0)
        {
            foreach (var declaration in _byBase[names.Dequeue()])
            {
                if (_model.TypeOf(declaration) is not { } subtype || !IsSubtype(subtype, type) || !seen.Add(subtype)) continue;

                found.Add(subtype);
                if (asked.Add(subtype.Name)) names.Enqueue(subtype.Name);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>How a base list may name a type: by itself, or by a library's type that is one.</summary>
    private IEnumerable<string> NamesOf(INamedTypeSymbol type) => type.IsInSource(_model.Compilation)
        ? new[] { type.Name }
        : _libraryBases.Value.Where(library => IsSubtype(library, type)).Select(library => library.Name).Append(type.Name).Distinct();

    private static bool IsSubtype(INamedTypeSymbol subtype, INamedTypeSymbol type) => subtype.DerivesFrom(type) || subtype.Implements(type);

    /// <summary>The libraries' types in base lists: one declaration is bound for each name that no type of this compilation has.</summary>
    private ImmutableArray<INamedTypeSymbol> FindLibraryBases() => _byBase.Names
        .Where(name => !_model.Declares(name))
        .SelectMany(name => BasesOf(_byBase[name].First()).Where(named => named.Name == name))
        .ToImmutableArray();

    private IEnumerable<INamedTypeSymbol> BasesOf(BaseTypeDeclarationSyntax declaration)
    {
        if (_model.TypeOf(declaration) is not { } type) return Enumerable.Empty<INamedTypeSymbol>();
        return type.BaseType is { } super ? type.Interfaces.Append(super).Select(t => t.OriginalDefinition) : type.Interfaces.Select(t => t.OriginalDefinition);
    }
}

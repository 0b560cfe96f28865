using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// The types that libraries are recognised by, as one compilation finds them. What an assembly has of them is kept with it: assemblies outlive
/// compilations while somebody types, and a hundred names in two hundred assemblies are a good part of what an IDE would wait for.
/// </summary>
internal sealed class LibraryTypes
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<string, INamedTypeSymbol?>> Known = new();

    private readonly IAssemblySymbol _own;
    private readonly HashSet<string> _ownSpaces;
    private readonly (IAssemblySymbol Assembly, ConcurrentDictionary<string, INamedTypeSymbol?> Types)[] _referenced;

    public LibraryTypes(Compilation compilation)
    {
        _own = compilation.Assembly;
        _ownSpaces = new HashSet<string>(_own.GlobalNamespace.GetNamespaceMembers().Select(space => space.Name), StringComparer.Ordinal);
        _referenced = compilation.SourceModule.ReferencedAssemblySymbols
            .Select(assembly => (assembly, Known.GetValue(assembly, _ => new(StringComparer.Ordinal))))
            .ToArray();
    }

    /// <summary>
    /// The type of that name: the project's own, else a referenced one. Where several assemblies declare it, any of them will do to recognise a
    /// library; one that may be used from here comes first.
    /// </summary>
    /// <param name="fullName">The name as <see cref="Compilation.GetTypeByMetadataName"/> takes it, with its namespace.</param>
    public INamedTypeSymbol? Find(string fullName)
    {
        if (_ownSpaces.Contains(fullName.Substring(0, fullName.IndexOf('.'))) && _own.GetTypeByMetadataName(fullName) is { } own) return own;

        INamedTypeSymbol? hidden = null;
        foreach (var (assembly, types) in _referenced)
        {
            if (!types.TryGetValue(fullName, out var found)) found = types.GetOrAdd(fullName, assembly.GetTypeByMetadataName(fullName));
            if (found is null) continue;
            if (found.DeclaredAccessibility == Accessibility.Public) return found;
            hidden ??= found;
        }

        return hidden;
    }
}

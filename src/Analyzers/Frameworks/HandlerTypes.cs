using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>No library's: the types that a team names as its own handlers, which its wrapper around a bus or a web server runs.</summary>
internal sealed class HandlerTypes : Framework
{
    public override string MarkerType => "System.Object";

    public override bool Knows(IMethodSymbol method) => false;

    /// <summary>
    /// What implements a named interface; and of a class that is named, or derives from one that is, the public methods and what overrides the
    /// named one's.
    /// </summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (method is not { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsStatic: false, IsAbstract: false } ||
            method.ContainingType is not { TypeKind: TypeKind.Class } type ||
            model.OptionsOf(method) is not { } options) return null;

        foreach (var (patterns, kind) in options.HandlerTypes)
        {
            if (Runs(method, type, patterns)) return new EntryPoint(kind, method.ShortName());
        }

        return null;
    }

    private static bool Runs(IMethodSymbol method, INamedTypeSymbol type, NamePatterns patterns)
    {
        if (method.ImplementsMemberOf(contract => patterns.Match(contract.Name))) return true;
        if (!type.SelfAndBases().Any(t => t.SpecialType != SpecialType.System_Object && patterns.Match(t.Name))) return false;

        var declared = method;
        while (declared.OverriddenMethod is { } overridden) declared = overridden;
        if (declared.ContainingType.SpecialType == SpecialType.System_Object || method.Name == nameof(IDisposable.Dispose)) return false;

        return method.DeclaredAccessibility == Accessibility.Public || (method.IsOverride && patterns.Match(declared.ContainingType.Name));
    }
}

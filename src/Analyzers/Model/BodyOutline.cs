using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wirecheck.Analyzers.Model;

/// <summary>What a search needs to know of a function to pass it by: whether it does something itself, and whom it calls.</summary>
/// <param name="HasRemoteCalls">Whether it makes remote calls.</param>
/// <param name="MayWrite">Whether it calls a library that may publish or save.</param>
/// <param name="Callees">The functions of this compilation that it calls and waits for.</param>
internal sealed record BodyOutline(bool HasRemoteCalls, bool MayWrite, ImmutableArray<Callee> Callees)
{
    public static readonly BodyOutline Empty = new(HasRemoteCalls: false, MayWrite: false, ImmutableArray<Callee>.Empty);

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Kept?>> KeptWith = new();

    /// <summary>The outline of a function as an earlier compilation read it, whose declarations were the same; null where it has to be read.</summary>
    public static BodyOutline? Recall(SyntaxReference function, CommunicationModel model)
    {
        var tree = function.SyntaxTree;
        if (!KeptWith.TryGetValue(tree, out var box) || box.Value is not { } kept || kept.Version != model.Declarations || !kept.Outlines.TryGetValue(function.Span, out var outline)) return null;

        var callees = ImmutableArray.CreateBuilder<Callee>(outline.Callees.Length);
        foreach (var (id, place) in outline.Callees)
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, model.Compilation) is not IMethodSymbol method || !method.IsInSource(model.Compilation)) return null;
            callees.Add(new Callee(method, Location.Create(tree, place)));
        }

        return new BodyOutline(outline.HasRemoteCalls, outline.MayWrite, callees.MoveToImmutable());
    }

    /// <summary>Keeps an outline for later compilations, with the file of the function: by names, since symbols would keep the whole compilation.</summary>
    public void Keep(SyntaxReference function, CommunicationModel model)
    {
        if (!Callees.All(callee => IsFoundByName(callee.Method))) return;

        var box = KeptWith.GetOrCreateValue(function.SyntaxTree);
        if (box.Value is not { } kept || kept.Version != model.Declarations) box.Value = kept = new Kept(model.Declarations, new());
        kept.Outlines[function.Span] = new Names(HasRemoteCalls, MayWrite, Callees.Select(callee => (DocumentationCommentId.CreateDeclarationId(callee.Method)!, callee.Site.SourceSpan)).ToImmutableArray());
    }

    /// <summary>Not so local functions, what is in types of one file, and members of extension blocks.</summary>
    private static bool IsFoundByName(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction) return false;

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal || type.IsExtensionBlock()) return false;
        }

        return true;
    }

    private sealed record Kept(object Version, ConcurrentDictionary<TextSpan, Names> Outlines);

    private sealed record Names(bool HasRemoteCalls, bool MayWrite, ImmutableArray<(string Id, TextSpan Place)> Callees);
}

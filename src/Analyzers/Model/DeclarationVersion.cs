using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// Which version of its declarations a compilation is of. Bodies of functions are bound by declarations alone: while somebody types within one body,
/// those of all other files mean what they meant.
/// </summary>
internal static class DeclarationVersion
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Version?>> Latest = new();

    /// <summary>A token: the same one for compilations that differ within bodies only, and were asked about one after another.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="settings">What else decides how a body is read.</param>
    public static object Of(Compilation compilation, string settings)
    {
        var files = compilation.SyntaxTrees.ToImmutableArray();
        if (files.IsEmpty) return new object();

        // One of the two is not the file that is being edited.
        var (first, last) = (Latest.GetOrCreateValue(files[0]), Latest.GetOrCreateValue(files[files.Length - 1]));
        var known = first.Value ?? last.Value;
        var references = compilation.References.Select(Key).ToImmutableArray();
        var isKnown = known is not null && known.Settings == settings && known.Options.Equals(compilation.Options) && AreSame(known.References, references) && AreSame(known.Files, files);
        var token = isKnown ? known!.Token : new object();
        first.Value = last.Value = new Version(token, settings, files, compilation.Options, references);
        return token;
    }

    // Another project's compilation is large, and not to be kept for a comparison.
    private static object Key(MetadataReference reference) => reference is CompilationReference ? new WeakReference(reference) : reference;

    private static bool AreSame(ImmutableArray<object> before, ImmutableArray<object> now) =>
        before.Length == now.Length && before.Zip(now, (one, other) => one == other || (one is WeakReference { Target: { } project } && other is WeakReference current && current.Target == project)).All(isSame => isSame);

    private static bool AreSame(ImmutableArray<SyntaxTree> before, ImmutableArray<SyntaxTree> now)
    {
        if (before.Length != now.Length) return false;

        for (var n = 0; n < now.Length; n++)
        {
            if (before[n] != now[n] && !(before[n].Options.Equals(now[n].Options) && SyntaxFactory.AreEquivalent(before[n], now[n], topLevel: true))) return false;
        }

        return true;
    }

    private sealed record Version(object Token, string Settings, ImmutableArray<SyntaxTree> Files, CompilationOptions Options, ImmutableArray<object> References);
}

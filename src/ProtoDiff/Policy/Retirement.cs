using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Deletions as <see cref="Deletions.AfterDeprecation"/> has them.</summary>
internal static class Retirement
{
    /// <summary>The finding, marked when the deletion it is about is allowed, and with what is left to do for that.</summary>
    public static PendingFinding Judge(PendingFinding finding)
    {
        // Where old readers misread new data, something else took the place of what is gone.
        if (finding.Deletion is not { } deletion
            || (finding.Breaks & (Breaks.OldReadsNew | Breaks.JsonOldReadsNew)) != Breaks.None
            || !deletion.Elements.All(IsDeprecated))
        {
            return finding;
        }

        return deletion.ToReserve.Length > 0
            ? finding with { Advice = $"Add {deletion.ToReserve}; since it was deprecated before, its deletion is a warning then." }
            : finding with { IsRetired = true, Advice = "It was deprecated before, and nothing took its place: let it go when nothing uses it any more." };
    }

    private static bool IsDeprecated(IDeclared declared) => declared switch
    {
        FileSchema file => IsDeprecated(file),
        SchemaElement element => Deprecation.IsDeclared(element),
        _ => false,
    };

    // A file is deprecated as a whole, or with all that is in it. Of one that is gone not more than its name may have been read.
    private static bool IsDeprecated(FileSchema named) =>
        named.Set.Index.TryGet(named.Name, out var entry) && named.Set.File(entry) is var file
        && file.AllExtensions().Count == 0
        && (Deprecation.IsDeclared(file) || (file.AtTop().Any() && file.AtTop().All(Deprecation.IsDeclared)));
}

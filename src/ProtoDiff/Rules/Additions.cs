using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>What only the current side declares. Nobody breaks by it; it is what makes a minor version of a patch.</summary>
internal static class Additions
{
    public static bool Exist(SchemaPairs pairs)
    {
        var previous = pairs.PreviousFiles.SelectMany(NamesIn).Select(pairs.Renames.Now).ToHashSet(StringComparer.Ordinal);
        return pairs.CurrentFiles.SelectMany(NamesIn).Any(n => !previous.Contains(n));
    }

    // Of a file that only one side has, the name may be all that was read.
    private static IEnumerable<string> NamesIn(FileSchema file) =>
    [
        file.Name,
        .. file.AllTypes().Concat(file.AllExtensions())
            .Concat(file.AllMessages().SelectMany(m => m.Fields))
            .Concat(file.AllEnums().SelectMany(e => e.Values))
            .Concat(file.Services.SelectMany(s => s.Methods))
            .Select(e => e.FullName),
    ];
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>A package stands under another name. What is in it is compared as if it had kept the old one.</summary>
internal static class PackageRenamed
{
    public static readonly Rule Rule = new()
    {
        Id = "PACKAGE_RENAMED",
        Categories = new(Categories.All),
        IsInBuf = false,
        InsteadOf = ["FILE_SAME_PACKAGE", "PACKAGE_NO_DELETE"],
        Change = ChangeKind.Renamed,
        Finds = "A package is gone, and a new one declares most of what it declared. Its files may have moved with it.",
        WhoBreaks = "Clients already deployed, whose calls fail with UNIMPLEMENTED, readers of `Any` values, which carry full names, and code that uses anything of the package.",
        Instead = "Keep the package. Put the new one into files of its own beside it, and serve both until nothing uses the old one.",
        Schemas = context =>
        {
            var renames = context.Pairs.Renames;
            foreach (var package in context.Pairs.PreviousFiles.Where(f => renames.Has(f.Package)).GroupBy(f => f.Package))
            {
                var (from, to) = (package.Key, renames.Now(package.Key));
                context.Against = package.MinBy(f => f.Name, StringComparer.Ordinal);
                context.Report(
                    Anchor.AtStatement(Home(context.Pairs, to), FileFields.Package),
                    to,
                    $"{from}:{to}",
                    Breaks.All,
                    $"Package \"{from}\" is now \"{to}\": {(package.Any(f => f.Services.Length > 0) ? "clients already deployed call the old paths and get UNIMPLEMENTED, " : "")}`Any` values carry the old names, and code that uses it stops compiling.",
                    $"Keep package \"{from}\", and put \"{to}\" into files of its own beside it until nothing uses the old one.");
            }
        },
    };

    // The first file that was read as a whole: only of those is it known where the statement is.
    private static FileSchema Home(SchemaPairs pairs, string package) =>
        pairs.CurrentFiles.Where(f => f.Package == package).OrderBy(f => !f.AtTop().Any()).ThenBy(f => f.Name, StringComparer.Ordinal).First();
}

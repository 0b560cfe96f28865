using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>A file, or the last file of a package, is gone. What it declared may still be there, in other files.</summary>
internal static class FileNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "FILE_NO_DELETE",
        Categories = new(Categories.File | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "A file is gone.",
        WhoBreaks = "Files that import it, and code that includes or imports what is generated for it.",
        Instead = "Keep the file; when its types move, leave it behind with an `import public` of the file they moved to.",
        Schemas = context =>
        {
            var present = context.Pairs.CurrentFiles.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var file in context.Pairs.PreviousFiles.Where(f => !present.Contains(f.Name) && !IsRenamed(context, f)))
            {
                context.Against = file;
                context.Report(
                    Anchor.Nowhere,
                    file.Name,
                    detail: "",
                    Breaks.Source,
                    $"File \"{file.Name}\" was deleted: files that import it no longer compile, nor does code that uses what was generated for it.",
                    "Keep the file; if its types moved, let it `import public` the file they moved to.",
                    new([file]));
            }
        },
    };

    public static readonly Rule Package = new()
    {
        Id = "PACKAGE_NO_DELETE",
        Categories = new(Categories.Package),
        Change = ChangeKind.Deleted,
        Finds = "No file declares the package any more.",
        WhoBreaks = "Code that uses anything of the package, callers of its services, and readers of `Any` values that name its types.",
        Instead = "Keep the package. Start a new one, such as the next version, beside it, and retire the old one once nothing uses it.",
        Schemas = context =>
        {
            foreach (var package in context.Pairs.PreviousFiles.Where(f => !context.Pairs.HasPackage(f.Package) && !context.Pairs.Renames.Has(f.Package)).GroupBy(f => f.Package))
            {
                // One finding for many files: it is ignored by the path of the first.
                context.Against = package.MinBy(f => f.Name, StringComparer.Ordinal);
                context.Report(
                    Anchor.Nowhere,
                    package.Key,
                    detail: "",
                    Breaks.Source | Breaks.NewReadsOld,
                    $"Package \"{package.Key}\" was deleted: code that uses it no longer compiles, and calls to its services fail.",
                    "Keep the package, and put what is new into another one beside it.",
                    new([.. package]));
            }
        },
    };

    /// <summary>Whether everything that a deleted file declared stands under the new name of its package, which is a finding of its own.</summary>
    private static bool IsRenamed(RuleContext context, FileSchema file) =>
        context.Pairs.Renames.Has(file.Package) && file.AllTypes().Any() && file.AllTypes().All(context.Pairs.IsRenamed);
}

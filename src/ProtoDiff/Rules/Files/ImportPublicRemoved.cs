using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>A file no longer passes on what another declares.</summary>
internal static class ImportPublicRemoved
{
    public static readonly Rule Rule = new()
    {
        Id = "IMPORT_PUBLIC_REMOVED",
        Categories = new(Categories.File),
        IsInBuf = false,
        Change = ChangeKind.Deleted,
        Finds = "A file had an `import public`, and whoever imports the file does not get all that it passed on any more. Types that moved into the file, or into another that it imports publicly, are no finding.",
        WhoBreaks = "Files that use the types and import only this one, and C++ and Python code that includes or imports only what is generated for it.",
        Instead = "Keep the `import public`. It costs nothing, and is how a file stays behind when its types move.",
        Files = (context, previous, current) =>
        {
            var gone = PublicImports(previous).Except(PublicImports(current), StringComparer.Ordinal).ToArray();
            if (gone.Length == 0)
                return;
            var visible = Visible(current).Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
            foreach (var import in gone)
            {
                // What the set does not hold is not known to have had a type.
                if (Passed(previous, import).FirstOrDefault(t => !visible.Contains(t.FullName)) is not { } lost)
                    continue;
                context.Report(
                    Anchor.At(current),
                    current.Name,
                    import,
                    Breaks.Source,
                    $"File {current.Name} no longer has `import public \"{import}\";`: files that use {lost.FullName} and import only {current.Name} stop compiling.",
                    $"Keep `import public \"{import}\";`.");
            }
        },
    };

    private static IEnumerable<string> PublicImports(FileSchema file) =>
        file.PublicDependencies.Where(i => (uint)i < (uint)file.Dependencies.Length).Select(i => file.Dependencies[i]);

    private static IEnumerable<SchemaElement> Visible(FileSchema file) =>
        TopOf(file).Concat(PublicImports(file).SelectMany(i => Passed(file, i)));

    /// <summary>What the importers of a file get from one that it imports publicly, and from those that this one imports publicly.</summary>
    private static IEnumerable<SchemaElement> Passed(FileSchema importer, string import)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { import };
        var pending = new Queue<string>(seen);
        while (pending.TryDequeue(out var name))
        {
            if (!importer.Set.Index.TryGet(name, out var entry))
                continue;
            var file = importer.Set.File(entry);
            foreach (var element in TopOf(file))
                yield return element;
            foreach (var next in PublicImports(file).Where(seen.Add))
                pending.Enqueue(next);
        }
    }

    private static IEnumerable<SchemaElement> TopOf(FileSchema file) => [.. file.Messages, .. file.Enums, .. file.Extensions];
}

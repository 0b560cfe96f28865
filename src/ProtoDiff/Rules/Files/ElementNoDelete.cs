using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>
/// A message, enum, extension or service is gone from its file, or from its package. One rule for each of the four and each of the two.
/// </summary>
internal static class ElementNoDelete
{
    private static readonly Kind Message = new("message", f => f.AllMessages(), Breaks.Source, "code that uses it no longer compiles", "Keep it, marked `option deprecated = true;`, until nothing uses it.");
    private static readonly Kind Enum = new("enum", f => f.AllEnums(), Breaks.Source, "code that uses it no longer compiles", "Keep it, marked `option deprecated = true;`, until nothing uses it.");
    private static readonly Kind Extension = new("extension", f => f.AllExtensions(), Breaks.Source | Breaks.JsonNewReadsOld, "code that uses it no longer compiles, and its data is kept as unknown fields", "Keep it, marked `deprecated = true`, until nothing uses it.");
    private static readonly Kind Service = new("service", f => f.Services, Breaks.Source | Breaks.NewReadsOld, "clients already deployed get UNIMPLEMENTED", "Keep it, marked `option deprecated = true;`, until no client calls it.");

    public static IEnumerable<Rule> Rules { get; } =
    [
        InFile(Message, "MESSAGE_NO_DELETE", new(Categories.File | Categories.Csr)),
        InFile(Enum, "ENUM_NO_DELETE", new(Categories.File | Categories.Csr)),
        InFile(Extension, "EXTENSION_NO_DELETE", RuleCategories.OnlyV2(Categories.File)),
        InFile(Service, "SERVICE_NO_DELETE", new(Categories.File)),
        InPackage(Message, "PACKAGE_MESSAGE_NO_DELETE", new(Categories.Package)),
        InPackage(Enum, "PACKAGE_ENUM_NO_DELETE", new(Categories.Package)),
        InPackage(Extension, "PACKAGE_EXTENSION_NO_DELETE", RuleCategories.OnlyV2(Categories.Package)),
        InPackage(Service, "PACKAGE_SERVICE_NO_DELETE", new(Categories.Package)),
    ];

    private static Rule InFile(Kind kind, string id, RuleCategories categories) =>
        Create(kind, id, categories, $"A file of both sides does not declare the {kind.Noun} any more, though another file may.") with
        {
            Files = (context, previous, current) =>
            {
                // Names within the package, so that a renamed package deletes nothing; full ones, which are at hand, while it is the same.
                Func<SchemaElement, string> name = previous.Package == current.Package ? e => e.FullName : e => e.NestedName;
                var present = kind.In(current).Select(name).ToHashSet(StringComparer.Ordinal);
                foreach (var deleted in kind.In(previous).Where(e => !present.Contains(name(e))))
                    Report(context, kind, deleted, AtSurvivor(deleted, e => current.FindMessage(e.NestedName)) ?? Anchor.At(current));
            },
        };

    private static Rule InPackage(Kind kind, string id, RuleCategories categories) =>
        Create(kind, id, categories, $"No file of the package declares the {kind.Noun} any more, and the package is still there.") with
        {
            NeedsDeleted = true,
            Schemas = context =>
            {
                var pairs = context.Pairs;
                var present = pairs.CurrentFiles.SelectMany(kind.In).Select(Key).ToHashSet();
                var files = pairs.CurrentFiles.ToDictionary(f => f.Name, StringComparer.Ordinal);
                foreach (var deleted in pairs.PreviousFiles.SelectMany(kind.In).Where(e => !present.Contains(Key(e)) && pairs.HasPackage(e.File.Package)))
                {
                    context.Against = deleted.File;
                    Report(context, kind, deleted, files.TryGetValue(deleted.File.Name, out var file) ? Place(pairs, file, deleted) : Anchor.Nowhere);
                }
            },
        };

    private static Rule Create(Kind kind, string id, RuleCategories categories, string finds) => new()
    {
        Id = id,
        Categories = categories,
        Change = ChangeKind.Deleted,
        Finds = finds,
        WhoBreaks = $"Whoever uses the {kind.Noun}: {kind.Effect}.",
        Instead = kind.Advice,
    };

    private static void Report(RuleContext context, Kind kind, SchemaElement deleted, Anchor anchor)
    {
        // The entry type of a map is no one's: what happened to the map is found at its field.
        if ((context.TellsOnce && deleted is MessageSchema { IsMapEntry: true }) || context.Pairs.IsRenamed(deleted))
            return;
        var noun = $"{char.ToUpperInvariant(kind.Noun[0])}{kind.Noun[1..]}";

        // What has its name and is of another kind is not it.
        var moved = context.Pairs.FindCurrent(deleted.FullName) is { } current && current.GetType() == deleted.GetType() ? current : null;
        var (what, advice) = moved is not null
            ? ($"moved from {deleted.File.Name} to {moved.File.Name}: code generated per file finds it elsewhere", $"Keep it in {deleted.File.Name}, or let that file `import public` the new one.")
            : ($"was deleted: {kind.Effect}", kind.Advice);

        // Nothing reserves the number of an extension.
        var deletion = moved is null && deleted is not FieldSchema ? new Deletion([deleted.MapField() ?? deleted]) : null;
        context.Report(
            anchor, deleted.FullName, detail: "", moved is not null || IsMessageGone(context, deleted) ? Breaks.Source : kind.Breaks, $"{noun} {deleted.FullName} {what}.", advice, deletion);
    }

    // With the message that it extends, its JSON is gone, too.
    private static bool IsMessageGone(RuleContext context, SchemaElement deleted) =>
        deleted is FieldSchema { Extendee: { } extendee } && context.Pairs.FindCurrent(context.Pairs.Renames.Now(extendee)) is null
        && context.Pairs.PreviousFiles.SelectMany(f => f.AllMessages()).Any(m => m.FullName == extendee);

    private static Anchor Place(SchemaPairs pairs, FileSchema file, SchemaElement deleted) =>
        AtSurvivor(deleted, e => deleted is MessageSchema ? FindInPackage(pairs, e) : file.FindMessage(e.NestedName)) ?? Anchor.At(file);

    private static MessageSchema? FindInPackage(SchemaPairs pairs, SchemaElement element) =>
        pairs.FindCurrent(element.FullName) is MessageSchema found && found.File.Package == element.File.Package ? found : null;

    /// <summary>The innermost message around a deleted element that is still there; null when none is.</summary>
    private static Anchor? AtSurvivor(SchemaElement deleted, Func<SchemaElement, MessageSchema?> find)
    {
        for (var parent = deleted.Parent; parent is not null; parent = parent.Parent)
        {
            if (find(parent) is { } survivor)
                return Anchor.At(survivor);
        }

        return null;
    }

    private static PackageMember Key(SchemaElement element) => new(element.File.Package, element.FullName);

    private sealed record Kind(string Noun, Func<FileSchema, IEnumerable<SchemaElement>> In, Breaks Breaks, string Effect, string Advice);
}

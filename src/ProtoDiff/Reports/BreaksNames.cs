namespace Wirecheck.ProtoDiff.Reports;

/// <summary>Who breaks: for programs by name, for people in words.</summary>
internal static class BreaksNames
{
    private static readonly (Breaks Flag, string Name, string Words)[] All =
    [
        (Breaks.OldReadsNew, "old-reads-new", "old readers of new data"),
        (Breaks.NewReadsOld, "new-reads-old", "new readers of old data"),
        (Breaks.JsonOldReadsNew, "json-old-reads-new", "old readers of new JSON"),
        (Breaks.JsonNewReadsOld, "json-new-reads-old", "new readers of old JSON"),
        (Breaks.Source, "source", "source code"),
    ];

    /// <summary>The name of each flag.</summary>
    public static IEnumerable<string> Of(Breaks breaks) => All.Where(b => breaks.HasFlag(b.Flag)).Select(b => b.Name);

    /// <summary>All flags in words.</summary>
    public static string InWords(Breaks breaks) =>
        breaks == Breaks.None ? "nobody yet" : string.Join(", ", All.Where(b => breaks.HasFlag(b.Flag)).Select(b => b.Words));
}

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>Who breaks: for programs by name, for people in words.</summary>
internal static class BreaksNames
{
    private static readonly Named[] All =
    [
        new(Breaks.OldReadsNew, "old-reads-new", "old readers of new data"),
        new(Breaks.NewReadsOld, "new-reads-old", "new readers of old data"),
        new(Breaks.JsonOldReadsNew, "json-old-reads-new", "old readers of new JSON"),
        new(Breaks.JsonNewReadsOld, "json-new-reads-old", "new readers of old JSON"),
        new(Breaks.Source, "source", "source code"),
    ];

    /// <summary>The name of each flag.</summary>
    public static IEnumerable<string> Of(Breaks breaks) => All.Where(b => breaks.HasFlag(b.Flag)).Select(b => b.Name);

    /// <summary>All flags in words.</summary>
    public static string InWords(Breaks breaks) =>
        breaks == Breaks.None ? "nobody yet" : string.Join(", ", All.Where(b => breaks.HasFlag(b.Flag)).Select(b => b.Words));

    private sealed record Named(Breaks Flag, string Name, string Words);
}

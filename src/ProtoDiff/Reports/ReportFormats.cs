namespace Wirecheck.ProtoDiff.Reports;

/// <summary>Every report format there is. A new one is a file of its own and a line here.</summary>
public static class ReportFormats
{
    /// <summary>The formats; the first is the one used when none is asked for.</summary>
    public static IReadOnlyList<IReportFormat> All { get; } = [new TextReport(), new JsonLinesReport(), new MSBuildReport()];
}

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>Every report format there is. A new one is a file of its own and a line here.</summary>
public static class ReportFormats
{
    /// <summary>The formats; the first is the one used when none is asked for.</summary>
    public static IReadOnlyList<IReportFormat> All { get; } = In(new Workspace());

    /// <summary>The formats, for CI systems that show a certain checkout.</summary>
    internal static IReadOnlyList<IReportFormat> In(Workspace workspace) =>
    [
        new TextReport(),
        new JsonLinesReport(),
        new SarifReport(workspace),
        new GitHubReport(workspace),
        new GitLabReport(workspace),
        new AzureReport(workspace),
        new JUnitReport(workspace),
        new MarkdownReport(workspace),
        new HtmlReport(),
        new MSBuildReport(),
    ];
}

using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// For comments on pull requests and step summaries: a table of what breaks, and below it, folded, each finding in full. It stays within what
/// GitHub takes for a comment, 65,536 characters, and says what it left out.
/// </summary>
internal sealed class MarkdownReport(Workspace workspace) : IReportFormat
{
    private const int MaxTable = 20_000;
    private const int MaxReport = 60_000;

    public string Name => "markdown";

    public string Description => "for comments on pull requests and step summaries";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        var report = new StringBuilder($"### protodiff\n\n{Markdown.Text($"{Summary.Of(result)} {Summary.Version(result)}".TrimEnd())}\n");
        if (result.Findings.Count > 0)
        {
            report.Append("\n| | rule | element | where |\n|---|---|---|---|\n");
            var inTable = AppendWhileShort(report, MaxTable, result.Findings.Select(f => Row(result, f)));
            if (inTable < result.Findings.Count)
                report.Append($"\n{result.Findings.Count - inTable} more are not in this table.\n");
            var inFull = AppendWhileShort(report, MaxReport, result.Findings.Select(Details));
            if (inFull < result.Findings.Count)
                report.Append($"\n{result.Findings.Count - inFull} more are left out: there is no room for them. `--format html` has them all.\n");
        }

        AppendWhileShort(report, MaxReport, Summary.Notes(result).Select(n => $"\n> {Markdown.Text(n)}\n"));
        output.Write(report);
    }

    private static int AppendWhileShort(StringBuilder report, int limit, IEnumerable<string> parts)
    {
        var count = 0;
        foreach (var part in parts)
        {
            if (report.Length + part.Length > limit)
                break;
            report.Append(part);
            count++;
        }

        return count;
    }

    private string Row(ComparisonResult result, Finding finding) =>
        $"| {Kind(finding)} | [{Markdown.Text(finding.Rule)}]({RuleLinks.Of(finding.Rule)}) | {Markdown.Code(finding.Element)} | {Markdown.Code(Place(result, finding))} |\n";

    private static string Details(Finding finding)
    {
        var details = new StringBuilder($"\n<details><summary>{Markdown.Text(finding.Rule)}: {Markdown.Code(finding.Element)}</summary>\n\n{Markdown.Text(finding.Message)}\n\n");
        if (finding.Before is not null || finding.After is not null)
            details.Append(Markdown.Block("diff", new[] { Line("-", finding.Before), Line("+", finding.After) }.OfType<string>())).Append('\n');
        details.Append($"**Instead:** {Markdown.Text(finding.Advice)}\n\n**Breaks:** {BreaksNames.InWords(finding.Breaks)}\n");
        if (finding.Against.Count > 1)
            details.Append($"\n**Against:** {Markdown.Text(string.Join(", ", finding.Against))}\n");
        if (finding.Acceptance is { } acceptance)
            details.Append($"\n{Markdown.Text(Summary.Of(acceptance))}\n");
        if (finding.Witness is { } witness)
            details.Append($"\n{Markdown.Block("text", WitnessLines.Of(witness))}");
        return details.Append("\n</details>\n").ToString();
    }

    private static string? Line(string mark, string? declaration) => declaration is null ? null : $"{mark} {declaration}";

    private string Place(ComparisonResult result, Finding finding) =>
        finding.Path.Length > 0 ? $"{workspace.PathOf(result, finding)}:{finding.StartLine}" : workspace.PathOf(result, finding);

    private static string Kind(Finding finding) => finding switch
    {
        { Acceptance: not null } => "accepted",
        { Severity: Severity.Error } => "**error**",
        _ => "warning",
    };
}

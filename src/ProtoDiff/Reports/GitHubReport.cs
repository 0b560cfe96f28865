namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// For GitHub Actions: a workflow command a finding, which GitHub shows at the line in the pull request (docs.github.com, "Workflow commands").
/// What is accepted asks nothing of anyone, and is left out.
/// </summary>
internal sealed class GitHubReport(Workspace workspace) : IReportFormat
{
    public string Name => "github";

    public string Description => "annotations in pull requests, for GitHub Actions";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        foreach (var finding in result.Open)
        {
            var properties = string.Join(',', PropertiesOf(result, finding).Select(p => $"{p.Name}={EscapeProperty(p.Value)}"));
            output.Write($"::{SeverityNames.Of(finding.Severity)} {properties}::{Escape($"{Printable.OneLine(finding.Message)}\n{Printable.OneLine(finding.Advice)}")}\n");
        }
    }

    private IEnumerable<(string Name, string Value)> PropertiesOf(ComparisonResult result, Finding finding)
    {
        if (finding.Path.Length > 0)
        {
            yield return ("file", Printable.OneLine(workspace.PathOf(result, finding)));
            yield return ("line", $"{finding.StartLine}");
            yield return ("endLine", $"{finding.EndLine}");

            // GitHub takes columns of one line only.
            if (finding.StartLine == finding.EndLine && finding.StartColumn < finding.EndColumn)
            {
                yield return ("col", $"{finding.StartColumn}");
                yield return ("endColumn", $"{finding.EndColumn}");
            }
        }

        yield return ("title", finding.Rule);
    }

    // As the runner undoes it (actions/toolkit, packages/core, command).
    private static string Escape(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string EscapeProperty(string text) => Escape(text).Replace(":", "%3A").Replace(",", "%2C");
}

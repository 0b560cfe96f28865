using System.Text.Json;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>For GitLab: a Code Quality report, which merge requests show (docs.gitlab.com, "Code Quality", on custom tools).</summary>
internal sealed class GitLabReport(Workspace workspace) : IReportFormat
{
    public string Name => "gitlab";

    public string Description => "a Code Quality report, for GitLab";

    public void Write(ComparisonResult result, TextWriter output, bool useColor) =>
        JsonText.Write(output, json => Write(json, result), isIndented: true);

    private void Write(Utf8JsonWriter json, ComparisonResult result)
    {
        // GitLab shows one of those that share a fingerprint.
        Dictionary<string, int> seen = [];
        json.WriteStartArray();
        foreach (var finding in result.Findings)
        {
            var times = seen[finding.Fingerprint] = seen.GetValueOrDefault(finding.Fingerprint) + 1;
            json.WriteStartObject();
            json.WriteString("description", Printable.OneLine($"{finding.Message} {(finding.Acceptance is { } acceptance ? Summary.Of(acceptance) : finding.Advice)}"));
            json.WriteString("check_name", finding.Rule);
            json.WriteString("fingerprint", times == 1 ? finding.Fingerprint : $"{finding.Fingerprint}-{times}");
            json.WriteString("severity", SeverityOf(finding));
            json.WriteStartObject("location");
            json.WriteString("path", workspace.PathOf(result, finding));
            json.WriteStartObject("lines");
            json.WriteNumber("begin", finding.StartLine);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string SeverityOf(Finding finding) => finding switch
    {
        { Acceptance: not null } => "info",
        { Severity: Severity.Error } => "major",
        _ => "minor",
    };
}

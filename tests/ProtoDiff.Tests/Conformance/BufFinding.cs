using System.Text.Json;

namespace Wirecheck.ProtoDiff.Tests.Conformance;

/// <summary>What a finding of buf and one of ours have to have in common. A finding about what has no file any more has no path.</summary>
internal readonly record struct BufFinding(string Rule, string Path, int Line, int Column)
{
    /// <summary>Reads a line of <c>buf breaking --error-format json</c>.</summary>
    public static BufFinding Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var finding = json.RootElement;
        return new(
            finding.GetProperty("type").GetString()!,
            finding.TryGetProperty("path", out var path) ? path.GetString()! : "",
            finding.GetProperty("start_line").GetInt32(),
            finding.GetProperty("start_column").GetInt32());
    }

    public static BufFinding Of(Finding finding) => new(finding.Rule, finding.Path, finding.StartLine, finding.StartColumn);
}

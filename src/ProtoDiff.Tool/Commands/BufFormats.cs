using System.Text.Json;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>
/// The forms in which buf 1.75.0 writes findings (<c>buf breaking --error-format</c>). Those for other programs, which have forms of their own, are written
/// as <c>protodiff check</c> writes them: escaped, with severities and links.
/// </summary>
internal static class BufFormats
{
    // What buf calls a file that is there no more.
    private const string NoFile = "<input>";

    private static readonly (string Name, Action<ComparisonResult, TextWriter> Write)[] All =
    [
        ("text", (result, output) => WriteLines(result, output, (f, path) => $"{path ?? NoFile}:{f.StartLine}:{f.StartColumn}:{f.Message}")),
        ("json", WriteJson),
        ("msvs", (result, output) => WriteLines(result, output, (f, path) => $"{path ?? NoFile}({f.StartLine},{f.StartColumn}) : error {f.Rule} : {f.Message}")),
        ("junit", (result, output) => WriteAs("junit", result, output)),
        ("github-actions", (result, output) => WriteAs("github", result, output)),
        ("gitlab-code-quality", (result, output) => WriteAs("gitlab", result, output)),
    ];

    /// <summary>Their names; the first is that of the default.</summary>
    public static IEnumerable<string> Names => All.Select(f => f.Name);

    /// <summary>Writes findings.</summary>
    public static void Write(ComparisonResult result, string format, TextWriter output) => Array.Find(All, f => f.Name == format).Write(result, output);

    private static void WriteLines(ComparisonResult result, TextWriter output, Func<Finding, string?, string> line)
    {
        foreach (var finding in result.Open)
            output.WriteLine(Printable.OneLine(line(finding, PathOf(result, finding))));
    }

    private static void WriteJson(ComparisonResult result, TextWriter output)
    {
        foreach (var finding in result.Open)
        {
            JsonText.Write(
                output,
                json =>
                {
                    json.WriteStartObject();
                    if (PathOf(result, finding) is { } path)
                        json.WriteString("path", path);
                    json.WriteNumber("start_line", finding.StartLine);
                    json.WriteNumber("start_column", finding.StartColumn);
                    json.WriteNumber("end_line", finding.EndLine);
                    json.WriteNumber("end_column", finding.EndColumn);
                    json.WriteString("type", finding.Rule);
                    json.WriteString("message", finding.Message);
                    json.WriteEndObject();
                },
                isIndented: false);
        }
    }

    private static void WriteAs(string format, ComparisonResult result, TextWriter output) => ReportFormats.All.First(f => f.Name == format).Write(result, output, useColor: false);

    // From the current directory, without a dot for it.
    private static string? PathOf(ComparisonResult result, Finding finding)
    {
        if (finding.Path.Length == 0)
            return null;
        var path = result.Locate(finding).Replace(Path.DirectorySeparatorChar, '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }
}

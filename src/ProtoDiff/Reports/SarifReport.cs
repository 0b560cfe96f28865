using System.Reflection;
using System.Text.Json;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>For code scanning and viewers: SARIF 2.1.0 (docs.oasis-open.org/sarif). The sections named here are its.</summary>
internal sealed class SarifReport(Workspace workspace) : IReportFormat
{
    private const string Root = "%SRCROOT%";

    private static readonly string Version = typeof(SarifReport).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public string Name => "sarif";

    public string Description => "SARIF 2.1.0, for code scanning";

    public void Write(ComparisonResult result, TextWriter output, bool useColor) =>
        JsonText.Write(output, json => Write(json, result), isIndented: true);

    private void Write(Utf8JsonWriter json, ComparisonResult result)
    {
        string[] rules = [.. result.Findings.Select(f => f.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "protodiff");
        json.WriteString("semanticVersion", Version);
        json.WriteString("informationUri", "https://github.com/wirecheck/wirecheck");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        json.WriteString("uri", new Uri(Path.TrimEndingDirectorySeparator(workspace.Root) + Path.DirectorySeparatorChar).AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        var files = new SourceFiles(result.RootDirectory);
        foreach (var finding in result.Findings)
            WriteResult(json, result, finding, Array.IndexOf(rules, finding.Rule), files);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        if (RuleLinks.Find(id) is { } rule)
        {
            WriteText(json, "shortDescription", rule.Finds);
            WriteText(json, "fullDescription", $"{rule.Finds} Who breaks: {rule.WhoBreaks}");
            WriteText(json, "help", $"Who breaks: {rule.WhoBreaks} Instead: {rule.Instead}");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", SeverityNames.Of(rule.Severity));
            json.WriteEndObject();
        }

        json.WriteString("helpUri", RuleLinks.Of(id));
        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, ComparisonResult result, Finding finding, int ruleIndex, SourceFiles files)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", SeverityNames.Of(finding.Severity));
        WriteText(json, "message", Printable.OneLine($"{finding.Message} {finding.Advice}"));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, workspace.PathOf(result, finding));
        WriteRegion(json, finding, files);
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", finding.Element);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("protodiff/v1", finding.Fingerprint);
        json.WriteEndObject();
        WriteSuppressions(json, finding.Acceptance);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        // A relative reference is one to the top (3.4.3); what is elsewhere has a URI of its own.
        json.WriteStartObject("artifactLocation");
        if (Path.IsPathRooted(path))
        {
            json.WriteString("uri", new Uri(path).AbsoluteUri);
        }
        else
        {
            json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", Root);
        }

        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, Finding finding, SourceFiles files)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.StartLine);
        if ((finding.EndLine, finding.EndColumn).CompareTo((finding.StartLine, finding.StartColumn)) > 0)
        {
            json.WriteNumber("startColumn", Column(finding.StartLine, finding.StartColumn));
            json.WriteNumber("endLine", finding.EndLine);
            json.WriteNumber("endColumn", Column(finding.EndLine, finding.EndColumn));
        }

        json.WriteEndObject();

        int Column(int line, int column) => files.Line(finding.Path, line)?.ToUtf16(column) ?? column;
    }

    // All results have the list, or none (3.27.23): an empty one says that nobody accepted it.
    private static void WriteSuppressions(Utf8JsonWriter json, Acceptance? acceptance)
    {
        json.WriteStartArray("suppressions");
        if (acceptance is not null)
        {
            json.WriteStartObject();
            json.WriteString("kind", acceptance.IsInSource ? "inSource" : "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", Printable.OneLine(Summary.Of(acceptance)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>For programs: one JSON object a line and finding, nothing when there is none.</summary>
internal sealed class JsonLinesReport : IReportFormat
{
    // Messages quote names: the relaxed encoder leaves the quotes readable. The output is never embedded in HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "json";

    public string Description => "for programs: one JSON object a line";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, Options);
        foreach (var finding in result.Findings)
        {
            buffer.SetLength(0);
            json.Reset();
            Write(json, finding);
            json.Flush();
            output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            output.Write('\n');
        }
    }

    private static string NameOf(ChangeKind change) => change switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Deleted => "deleted",
        ChangeKind.Retyped => "retyped",
        ChangeKind.Renumbered => "renumbered",
        ChangeKind.Renamed => "renamed",
        ChangeKind.Moved => "moved",
        _ => "altered",
    };

    /// <summary>Writes a finding as an object.</summary>
    internal static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("path", finding.Path);
        json.WriteNumber("start_line", finding.StartLine);
        json.WriteNumber("start_column", finding.StartColumn);
        json.WriteNumber("end_line", finding.EndLine);
        json.WriteNumber("end_column", finding.EndColumn);
        json.WriteString("severity", SeverityNames.Of(finding.Severity));
        json.WriteString("message", finding.Message);
        json.WriteString("advice", finding.Advice);
        json.WriteString("change", NameOf(finding.Change));
        json.WriteString("element", finding.Element);
        json.WriteStartArray("breaks");
        foreach (var name in BreaksNames.Of(finding.Breaks))
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteString("fingerprint", finding.Fingerprint);
        if (finding.Witness is { } witness)
            Write(json, witness);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Witness witness)
    {
        json.WriteStartObject("witness");
        json.WriteString("direction", BreaksNames.Of(witness.Direction).First());
        json.WriteString("format", witness.Format switch
        {
            WitnessFormat.Binary => "binary",
            WitnessFormat.Json => "json",
            _ => "call",
        });
        json.WriteString("element", witness.Element);
        Write(json, "written", witness.Written);
        json.WriteString("data", witness.Data);
        Write(json, "read", witness.Read);
        if (witness.Refusal is { } refusal)
            json.WriteString("refusal", refusal);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<WitnessValue> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("value", value.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

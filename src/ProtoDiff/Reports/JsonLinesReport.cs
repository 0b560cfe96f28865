using System.Globalization;
using System.Text.Json;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>For programs: one JSON object a line and finding, nothing when there is none.</summary>
internal sealed class JsonLinesReport : IReportFormat
{
    public string Name => "json";

    public string Description => "one JSON object a line, for programs";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        foreach (var finding in result.Findings)
            JsonText.Write(output, json => Write(json, finding), isIndented: false);
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
        if (finding.Against.Count > 0)
        {
            json.WriteStartArray("against");
            foreach (var baseline in finding.Against)
                json.WriteStringValue(baseline);
            json.WriteEndArray();
        }

        if (finding.Acceptance is { } acceptance)
            Write(json, acceptance);
        if (finding.Witness is { } witness)
            Write(json, witness);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Acceptance acceptance)
    {
        json.WriteStartObject("acceptance");
        json.WriteString("reason", acceptance.Reason);
        json.WriteString("by", acceptance.By);
        json.WriteString("until", acceptance.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
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

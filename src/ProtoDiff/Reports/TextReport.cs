namespace Wirecheck.ProtoDiff.Reports;

/// <summary>For people: a place that terminals and editors can open, what breaks, what to do instead, and a summary.</summary>
internal sealed class TextReport : IReportFormat
{
    private const string Bold = "\e[1m";
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Faint = "\e[2m";
    private const string Reset = "\e[0m";

    public string Name => "text";

    public string Description => "for people";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        foreach (var finding in result.Findings)
        {
            var color = finding.Severity == Severity.Error ? Red : Yellow;
            output.Write(Paint(Bold, $"{Printable.OneLine(result.Locate(finding))}:{finding.StartLine}:{finding.StartColumn}"));
            output.WriteLine($": {Paint(color, SeverityNames.Of(finding.Severity))} {finding.Rule}");
            output.WriteLine($"    {Printable.OneLine(finding.Message)}");
            output.WriteLine($"    {Paint(Faint, $"-> {Printable.OneLine(finding.Advice)}")}");
            if (result.IsExplained)
            {
                output.WriteLine($"    breaks: {BreaksNames.InWords(finding.Breaks)}");
                foreach (var line in finding.Witness is { } witness ? WitnessLines.Of(witness) : [])
                    output.WriteLine($"    {Printable.OneLine(line)}");
            }
        }

        if (result.Findings.Count > 0)
            output.WriteLine();
        output.WriteLine(Summary(result));

        string Paint(string style, string text) => useColor ? $"{style}{text}{Reset}" : text;
    }

    private static string Summary(ComparisonResult result)
    {
        var compared = $"{Count(result.CurrentFiles, "file")}, {result.ChangedFiles} changed";
        if (result.Findings.Count == 0)
            return $"Compatible ({compared}).";
        var files = result.Findings.Select(f => f.Path).Distinct().Count(p => p.Length > 0);
        var where = files > 0 ? $" in {Count(files, "file")}" : "";
        return $"{Count(result.Findings.Count, "breaking change")}{where} ({compared}).";
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}

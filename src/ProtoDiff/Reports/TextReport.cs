namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// For people: by element, a place that terminals and editors can open, the line, how it was, what breaks, for whom, what to do instead; and a summary.
/// </summary>
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
        var writer = new Writer(result, output, useColor);
        foreach (var element in result.Findings.GroupBy(f => new ElementPlace(f.Path, f.Element)))
            writer.WriteElement(element);
        if (result.Findings.Count > 0)
            output.WriteLine();
        foreach (var note in Summary.Notes(result))
            writer.WriteLine(Faint, $"note: {note}");
        output.WriteLine($"{Summary.Of(result)} {Summary.Version(result)}".TrimEnd());
    }

    private sealed record ElementPlace(string Path, string Element);

    /// <summary>One report.</summary>
    private sealed class Writer(ComparisonResult result, TextWriter output, bool useColor)
    {
        private readonly SourceFiles _files = new(result.RootDirectory);
        private bool _isFirst = true;

        public void WriteElement(IEnumerable<Finding> findings)
        {
            if (!_isFirst)
                output.WriteLine();
            _isFirst = false;
            (int, int)? quoted = null;
            foreach (var finding in findings)
            {
                if (finding.Acceptance is { } acceptance)
                {
                    WriteLine(Faint, $"{Place(finding)}: accepted {finding.Rule}");
                    WriteLine(Faint, $"    {finding.Message}");
                    WriteLine(Faint, $"    {Summary.Of(acceptance)}");
                    continue;
                }

                var color = finding.Severity == Severity.Error ? Red : Yellow;
                output.Write(Paint(Bold, Place(finding)));
                output.WriteLine($": {Paint(color, SeverityNames.Of(finding.Severity))} {finding.Rule}");
                if (quoted != (finding.StartLine, finding.StartColumn))
                    WriteDeclaration(finding, color);
                quoted = (finding.StartLine, finding.StartColumn);
                WriteFinding(finding);
            }
        }

        public void WriteLine(string style, string line) => output.WriteLine(Paint(style, Printable.OneLine(line)));

        private void WriteFinding(Finding finding)
        {
            output.WriteLine($"    {Printable.OneLine(finding.Message)}");
            output.WriteLine($"    {Paint(Faint, $"-> {Printable.OneLine(finding.Advice)}")}");
            output.WriteLine($"    breaks: {BreaksNames.InWords(finding.Breaks)}");
            if (finding.Against.Count > 1)
                output.WriteLine($"    against {Printable.OneLine(string.Join(", ", finding.Against))}");
            foreach (var line in finding.Witness is { } witness ? WitnessLines.Of(witness) : [])
                output.WriteLine($"    {Printable.OneLine(line)}");
        }

        // The line as it stands, where it can be read; how it was is only known from its descriptor.
        private void WriteDeclaration(Finding finding, string color)
        {
            var end = finding.EndLine > finding.StartLine ? int.MaxValue : finding.EndColumn;
            var excerpt = end > finding.StartColumn ? _files.Line(finding.Path, finding.StartLine)?.Excerpt(finding.StartColumn, end) : null;
            if (excerpt is { } line)
            {
                var number = $"{finding.StartLine}";
                output.WriteLine($"    {Paint(Faint, $"{number} |")} {line.Text}");
                output.WriteLine($"    {Paint(Faint, $"{new string(' ', number.Length)} |")} {Paint(color, line.Carets)}");
            }

            if (finding.Before is { } before)
                WriteLine(Faint, $"    was: {before}");
            if (excerpt is null && finding.After is { } after)
                WriteLine(Faint, $"    now: {after}");
        }

        private string Place(Finding finding) => $"{Printable.OneLine(result.Locate(finding))}:{finding.StartLine}:{finding.StartColumn}";

        private string Paint(string style, string text) => useColor ? $"{style}{text}{Reset}" : text;
    }
}

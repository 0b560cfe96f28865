namespace Wirecheck.ProtoDiff.Reports;

/// <summary>For Azure Pipelines: a logging command a finding (learn.microsoft.com, "Logging commands"). What is accepted is left out.</summary>
internal sealed class AzureReport(Workspace workspace) : IReportFormat
{
    public string Name => "azure";

    public string Description => "issues of the run, for Azure Pipelines";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        foreach (var f in result.Open)
        {
            var place = f.Path.Length > 0
                ? $"sourcepath={EscapeProperty(Printable.OneLine(workspace.PathOf(result, f)))};linenumber={f.StartLine};columnnumber={f.StartColumn};"
                : "";
            output.Write($"##vso[task.logissue type={SeverityNames.Of(f.Severity)};{place}code={f.Rule};]{Escape(Printable.OneLine($"{f.Message} {f.Advice}"))}\n");
        }
    }

    // As the agent undoes it ("Logging commands", on formatting).
    private static string Escape(string text) => text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string EscapeProperty(string text) => Escape(text).Replace("]", "%5D").Replace(";", "%3B");
}

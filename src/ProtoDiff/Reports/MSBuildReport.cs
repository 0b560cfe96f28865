namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// For builds: one line a finding in the form that MSBuild and the IDEs read as a diagnostic,
/// <c>file(line,column,endLine,endColumn): severity CODE: text</c>; nothing when there is none.
/// </summary>
internal sealed class MSBuildReport : IReportFormat
{
    public string Name => "msbuild";

    public string Description => "the compiler's form of warnings and errors, for builds";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        foreach (var f in result.Open)
        {
            // A project is built in its directory and shows paths as they are given: only a full path is right everywhere.
            var file = result.RootDirectory is null && result.SourceRoots is [] ? result.Locate(f) : Path.GetFullPath(result.Locate(f));
            var place = $"{file}({f.StartLine},{f.StartColumn},{f.EndLine},{f.EndColumn})";
            output.WriteLine(Printable.OneLine($"{place}: {SeverityNames.Of(f.Severity)} {f.Rule}: {f.Message} {f.Advice}"));
        }
    }
}

using System.CommandLine;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff check`: compares two inputs and reports what breaks.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    public const string Examples =
        """
        Inputs:
          protos             a directory of .proto files; they import each other relative to it
          api/orders.proto   one .proto file, its imports relative to its directory
          git:main           the same directory in a commit; git:REF:sub/dir for another one
          api.binpb          a descriptor set, as protoc and buf write it

        Exit codes:
          0 compatible    1 breaking    2 could not tell: an input cannot be read, or the arguments are wrong

        Examples:
          protodiff check protos --against git:main
          protodiff check api.binpb --against released.binpb --use WIRE_JSON
          protodiff check protos --against git:main --use WIRE --direction backward --explain
          protodiff check protos --against git:v1.2.0:protos --format json --output breaks.json
          protodiff check protos --against git:main --report sarif=protodiff.sarif --report markdown=summary.md

        """;

    private static readonly Flag Explain = new("--explain")
    {
        Description = "Prove each finding: show who breaks, data that one version writes, and what the other reads",
    };

    private static readonly Option<string> Format = Choices.Of(
        "--format",
        $"Form of the report: {string.Join("; ", ReportFormats.All.Select(f => $"{f.Name}: {f.Description}"))}",
        [.. ReportFormats.All.Select(f => f.Name)]);

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "File to write the report to, instead of standard output",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Report = new("--report")
    {
        Description = "Write a further report of the same comparison, in any of these forms, to a file; may repeat",
        HelpName = "FORMAT=FILE",
    };

    private static readonly Option<string> FailOn =
        Choices.Of("--fail-on", "The least severity that makes the exit code 1", "error", "warning", "never");

    private static readonly Option<string[]> SourceRoot = new("--source-root")
    {
        Description = "Where the .proto files of a descriptor set are, so that findings point at them; may repeat",
        HelpName = "DIRECTORY",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Compares two schemas and reports what breaks.");
        ComparisonArguments.AddTo(command);
        Option[] options = [Explain, Format, Output, Report, FailOn, SourceRoot];
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        ReportTarget[] reports = [ReportTarget.Create(arguments.GetRequiredValue(Format), arguments.GetValue(Output)), .. (arguments.GetValue(Report) ?? []).Select(ReportTarget.Parse)];
        ReportTarget.RefuseSameFile(reports);
        var result = ComparisonArguments.Compare(arguments, Explain.IsSet(arguments)).Result with { SourceRoots = arguments.GetValue(SourceRoot) ?? [] };
        foreach (var report in reports)
            report.Write(result);

        var failOn = Choices.SeverityOf(arguments.GetRequiredValue(FailOn));
        return failOn is { } least && result.Open.Any(f => f.Severity >= least) ? ExitCode.Breaking : ExitCode.Compatible;
    }
}

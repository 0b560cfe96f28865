using System.CommandLine;
using System.CommandLine.Parsing;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff check`: compares two inputs and reports what breaks.</summary>
internal static class CheckCommand
{
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

        """;

    private static readonly Argument<string> Input = new("INPUT")
    {
        Description = "The schema as it is now",
        DefaultValueFactory = _ => ".",
    };

    private static readonly Option<string> Against = new("--against")
    {
        Description = "The schema as it was: what is released or deployed",
        HelpName = "INPUT",
        Required = true,
    };

    private static readonly Option<string[]> Use = new("--use")
    {
        Description = "Category or rule to check; may repeat [default: FILE]",
        HelpName = "ID",
    };

    private static readonly Option<string[]> Except = new("--except")
    {
        Description = "Category or rule not to check; may repeat",
        HelpName = "ID",
    };

    private static readonly Option<string> PresetName = Choice("--preset", "Which rules take part: all, or those of buf breaking", "default", "buf");

    private static readonly Option<string> DirectionName = Choice(
        "--direction",
        "What must stay readable: old data by new programs (backward), new data by old programs (forward), or both (full). Only full also keeps what breaks source code, and what breaks nobody yet",
        "full", "backward", "forward");

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Prove each finding: show who breaks, data that one version writes, and what the other reads",
    };

    private static readonly Option<string> Format =
        Choice("--format", "Form of the report", [.. ReportFormats.All.Select(f => f.Name)]);

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "File to write the report to, instead of standard output",
        HelpName = "FILE",
    };

    private static readonly Option<string> SeverityName =
        Choice("--severity", "Severity of every finding: its rule's, or this one", "rule", "warning", "error");

    private static readonly Option<string> FailOn =
        Choice("--fail-on", "The least severity that makes the exit code 1", "error", "warning", "never");

    private static readonly Option<bool> ExcludeImports = new("--exclude-imports")
    {
        Description = "Leave out files that a buf image marks as imports",
    };

    public static Command Create()
    {
        var command = new Command("check", "Compares two schemas and reports what breaks.")
        {
            Input, Against, Use, Except, PresetName, DirectionName, Explain, Format, Output, SeverityName, FailOn, ExcludeImports,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var (input, against) = (arguments.GetRequiredValue(Input), arguments.GetRequiredValue(Against));
        RefuseOption(arguments, input);
        var output = OutputFile(arguments.GetValue(Output));
        var options = new ComparisonOptions
        {
            Rules = RulesOf(arguments),
            Severity = SeverityOf(arguments.GetRequiredValue(SeverityName)),
            ExcludeImports = arguments.GetValue(ExcludeImports),
            Direction = DirectionOf(arguments.GetRequiredValue(DirectionName)),
            Explain = arguments.GetValue(Explain),
        };
        using var previous = InputResolver.Resolve(against, other: input);
        using var current = InputResolver.Resolve(input, other: against);
        var result = SchemaComparison.Compare(previous.Set, current.Set, options);
        Write(result, ReportFormats.All.First(f => f.Name == arguments.GetValue(Format)), output);

        var failOn = SeverityOf(arguments.GetRequiredValue(FailOn));
        return failOn is { } least && result.Findings.Any(f => f.Severity >= least) ? ExitCode.Breaking : ExitCode.Compatible;
    }

    // An option that does not exist would otherwise be taken for an input, and what it asks for be ignored.
    private static void RefuseOption(ParseResult arguments, string input)
    {
        if (input.StartsWith('-') && !arguments.Tokens.Any(t => t.Type == TokenType.DoubleDash))
            throw new ArgumentException($"Unrecognized option '{input}'; if it is an input, write ./{input}; see `protodiff check --help`");
    }

    private static RuleSelection RulesOf(ParseResult arguments)
    {
        var rules = RuleSelection.Create(
            Ids(arguments.GetValue(Use)),
            Ids(arguments.GetValue(Except)),
            arguments.GetValue(PresetName) == "buf" ? Preset.Buf : Preset.Default);
        return rules.Rules.Any()
            ? rules
            : throw new ArgumentException("no rules are left to check, and everything would pass; take something off --except, or name other rules with --use");
    }

    private static string? OutputFile(string? path) => path switch
    {
        "" => throw new ArgumentException("--output names no file; write --output FILE, or leave it out for standard output"),
        not null when Directory.Exists(path) => throw new ArgumentException($"--output \"{path}\" is a directory; name a file in it"),
        _ => path,
    };

    private static void Write(ComparisonResult result, IReportFormat format, string? path)
    {
        try
        {
            using var writer = path is null ? Terminal.Output() : Terminal.Writer(File.Create(path));
            format.Write(result, writer, useColor: path is null && Terminal.ShowsColor);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var place = path is null ? "standard output" : $"\"{path}\"";
            throw new IOException($"the report cannot be written to {place}: {e.Message.TrimEnd('.')}; name a file that can be written with --output", e);
        }
    }

    private static string[] Ids(string[]? values) =>
        [.. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static Severity? SeverityOf(string name) => name switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => null,
    };

    private static Direction DirectionOf(string name) => name switch
    {
        "backward" => Direction.Backward,
        "forward" => Direction.Forward,
        _ => Direction.Full,
    };

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', values),
            DefaultValueFactory = _ => values[0],
        };
        return option.AcceptOnlyFromAmong(values);
    }
}

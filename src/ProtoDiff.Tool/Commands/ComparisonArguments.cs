using System.CommandLine;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>What to compare with what, and by which rules: the arguments that `check` and `accept` share, and the comparisons they ask for.</summary>
internal static class ComparisonArguments
{
    private static readonly Argument<string> Input = new("INPUT")
    {
        Description = "The schema as it is now",
        DefaultValueFactory = _ => ".",
    };

    private static readonly Option<string[]> Against = new("--against")
    {
        Description = "The schema as it was: what is released or deployed; may repeat, for every release still in use [default: that of the configuration file]",
        HelpName = "INPUT",
    };

    private static readonly Option<string?> Config = new("--config")
    {
        Description = "Configuration file [default: the nearest protodiff.yaml or buf.yaml in the directory of INPUT or above it, in the repository]",
        HelpName = "FILE",
    };

    private static readonly Flag NoConfig = new("--no-config") { Description = "Read no configuration file" };

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

    private static readonly Option<string> PresetName = Choices.Of("--preset", "Which rules take part: all, or those of buf breaking", "default", "buf");

    private static readonly Option<string> DirectionName = Choices.Of(
        "--direction",
        "What must stay readable: old data by new programs (backward), new data by old programs (forward), or both (full). Only full also keeps what breaks source code, and what breaks nobody yet",
        "full", "backward", "forward");

    private static readonly Option<string> SeverityName =
        Choices.Of("--severity", "Severity of every finding: its rule's, or this one", "rule", "warning", "error");

    private static readonly Flag ExcludeImports = new("--exclude-imports")
    {
        Description = "Leave out files that are there only because others import them",
    };

    private static readonly Flag LimitToInputFiles = new("--limit-to-input-files")
    {
        Description = "Compare only the files that INPUT has: of those that are gone, nothing is told",
    };

    private static readonly Option<string[]> ImportDirectory = Choices.ImportDirectories();

    private static readonly Option<string[]> OnlyPath = new("--path")
    {
        Description = "File or directory to look at, findings elsewhere are left out; may repeat",
        HelpName = "PATH",
    };

    private static readonly Option<string[]> ExcludePath = new("--exclude-path")
    {
        Description = "File or directory whose findings are left out; may repeat",
        HelpName = "PATH",
    };

    /// <summary>Gives a command these arguments.</summary>
    public static void AddTo(Command command)
    {
        command.Arguments.Add(Input);
        Option[] options = [Against, Config, NoConfig, Use, Except, PresetName, DirectionName, SeverityName, ExcludeImports, LimitToInputFiles, OnlyPath, ExcludePath, ImportDirectory];
        foreach (var option in options)
            command.Options.Add(option);
    }

    /// <summary>Compares.</summary>
    public static Comparison Compare(ParseResult arguments, bool explain = false)
    {
        var input = arguments.GetRequiredValue(Input);
        Choices.RefuseOption(arguments, input, "check");
        var file = ReadConfiguration(arguments, input);
        var acceptancePath = AcceptanceFile.Beside(file?.Path, SchemaPaths.DirectoryOf(input));
        var accepted = AcceptanceFile.Read(acceptancePath);
        var request = new ComparisonRequest
        {
            Input = input,
            Against = BaselinesOf(arguments, file?.Configuration ?? new()),
            File = file,
            Overrule = configuration => Overrule(arguments, configuration),
            Complete = options => Complete(arguments, options) with { Accepted = accepted, Explain = explain },
            OnlyPaths = arguments.GetValue(OnlyPath) ?? [],
            ExcludedPaths = arguments.GetValue(ExcludePath) ?? [],
            Imports = new() { Directories = arguments.GetValue(ImportDirectory) ?? [] },
        };
        return new(request.Run(), acceptancePath, accepted);
    }

    private static ConfigurationFile? ReadConfiguration(ParseResult arguments, string input)
    {
        if (NoConfig.IsSet(arguments))
            return null;
        if (arguments.GetValue(Config) is { } path)
            return File.Exists(path) ? ConfigurationFile.Read(path) : throw new ConfigurationException($"\"{path}\" does not exist; --config names a configuration file");
        return ConfigurationFile.Find(SchemaPaths.DirectoryOf(input)) is { } found ? ConfigurationFile.Read(found) : null;
    }

    private static IReadOnlyList<string> BaselinesOf(ParseResult arguments, Configuration configuration)
    {
        IReadOnlyList<string> given = arguments.GetValue(Against) is { Length: > 0 } baselines ? baselines : configuration.Against;
        return given.Count > 0
            ? given
            : throw new ArgumentException("Option '--against' is required: what is the schema compared with? `--against git:main` takes the same directory of a commit; see `protodiff check --help`");
    }

    private static Configuration Overrule(ParseResult arguments, Configuration configuration)
    {
        var use = Choices.Ids(arguments.GetValue(Use));
        return configuration with
        {
            Use = use.Length > 0 ? use : configuration.Use,
            IsDisabled = configuration.IsDisabled && use.Length == 0,
            Except = [.. configuration.Except, .. Choices.Ids(arguments.GetValue(Except))],
            Preset = !arguments.IsGiven(PresetName) ? configuration.Preset : arguments.GetValue(PresetName) == "buf" ? Preset.Buf : Preset.Default,
        };
    }

    private static ComparisonOptions Complete(ParseResult arguments, ComparisonOptions options) => options with
    {
        Severity = Choices.SeverityOf(arguments.GetRequiredValue(SeverityName)),
        ExcludeImports = ExcludeImports.IsSet(arguments),
        LimitToCurrentFiles = LimitToInputFiles.IsSet(arguments),
        Direction = DirectionOf(arguments.GetRequiredValue(DirectionName)),
    };

    private static Direction DirectionOf(string name) => name switch
    {
        "backward" => Direction.Backward,
        "forward" => Direction.Forward,
        _ => Direction.Full,
    };

    /// <summary>What was compared, and where acceptances are kept.</summary>
    /// <param name="Result">What was found.</param>
    /// <param name="AcceptancePath">The file that acceptances are read from and written to; it need not be there.</param>
    /// <param name="Accepted">What is in it.</param>
    internal sealed record Comparison(ComparisonResult Result, string AcceptancePath, IReadOnlyList<Acceptance> Accepted);
}

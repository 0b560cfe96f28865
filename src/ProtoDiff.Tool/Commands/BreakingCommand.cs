using System.CommandLine;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff breaking`: the comparison under the name, the options and the exit code that users of `buf breaking` know, with its rules.</summary>
internal static class BreakingCommand
{
    public const string Name = "breaking";

    public const string Examples =
        """
        Exit codes:
          0 compatible    100 breaking    2 could not tell: an input cannot be read, or the arguments are wrong

        Examples:
          protodiff breaking --against '.git#branch=main'
          protodiff breaking protos --against git:v1.2.0 --error-format json
          protodiff breaking image.binpb --against released.binpb --config '{"version":"v2","breaking":{"use":["WIRE"]}}'

        """;

    private static readonly Argument<string> Input = new("INPUT") { Description = "The schema as it is now", DefaultValueFactory = _ => "." };

    private static readonly Option<string?> Against = new("--against") { Description = "The schema as it was", HelpName = "INPUT" };

    private static readonly Option<string?> Config = new("--config")
    {
        Description = "A buf.yaml, or what would be in one, for INPUT [default: the nearest buf.yaml or buf.work.yaml in its directory or above it, in the repository]",
        HelpName = "FILE|DATA",
    };

    private static readonly Option<string?> AgainstConfig = new("--against-config")
    {
        Description = "A buf.yaml, or what would be in one, that tells the modules of the schema as it was; rules are those of INPUT",
        HelpName = "FILE|DATA",
    };

    private static readonly Option<string> ErrorFormat = Choices.Of("--error-format", "Form of the findings", [.. BufFormats.Names]);

    private static readonly Flag ExcludeImports = new("--exclude-imports") { Description = "Leave out files that are there only because others import them" };

    private static readonly Flag LimitToInputFiles = new("--limit-to-input-files") { Description = "Compare only the files that INPUT has" };

    private static readonly Option<string[]> OnlyPath = new("--path") { Description = "File or directory to look at; may repeat", HelpName = "PATH" };

    private static readonly Option<string[]> ExcludePath = new("--exclude-path") { Description = "File or directory not to look at; may repeat", HelpName = "PATH" };

    private static readonly Option<string[]> ImportDirectory = Choices.ImportDirectories();

    public static Command Create()
    {
        var command = new Command(Name, "Compares two schemas as buf breaking does.")
        {
            Input, Against, Config, AgainstConfig, ErrorFormat, ExcludeImports, LimitToInputFiles, OnlyPath, ExcludePath, ImportDirectory,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var input = arguments.GetRequiredValue(Input);
        Choices.RefuseOption(arguments, input, Name);
        var directory = SchemaPaths.DirectoryOf(input);
        var current = TextOf(arguments, Config);
        var file = current is not null ? ConfigurationFile.ReadBuf(current.Name, current.Text, directory)
            : ConfigurationFile.FindBuf(directory) is { } found ? ConfigurationFile.Read(found) : null;
        var accepted = AcceptanceFile.Read(AcceptanceFile.Beside(current is null ? file?.Path : null, directory));
        var request = new ComparisonRequest
        {
            Input = input,
            Against = [arguments.GetValue(Against) ?? throw new ArgumentException($"Option '--against' is required: what is the schema compared with? See `protodiff {Name} --help`")],
            File = file,
            Overrule = configuration => configuration with { Preset = Preset.Buf },
            Complete = options => options with
            {
                Accepted = accepted,
                ExcludeImports = ExcludeImports.IsSet(arguments),
                LimitToCurrentFiles = LimitToInputFiles.IsSet(arguments),
            },
            OnlyPaths = Paths(arguments.GetValue(OnlyPath)),
            ExcludedPaths = Paths(arguments.GetValue(ExcludePath)),
            Imports = new() { Directories = arguments.GetValue(ImportDirectory) ?? [], Current = current, Previous = TextOf(arguments, AgainstConfig) },
        };
        var result = request.Run();
        using var output = Terminal.Output();
        BufFormats.Write(result, arguments.GetRequiredValue(ErrorFormat), output);
        return result.Open.Any() ? ExitCode.BreakingAsBuf : ExitCode.Compatible;
    }

    // buf tells a file by its extension, and takes everything else for what would be in it.
    private static ConfigurationText? TextOf(ParseResult arguments, Option<string?> option) => arguments.GetValue(option) switch
    {
        null => null,
        var path when Path.GetExtension(path) is ".yaml" or ".yml" or ".json" => File.Exists(path)
            ? new(path, File.ReadAllText(path))
            : throw new ConfigurationException($"\"{path}\" does not exist; {option.Name} names a configuration file, or is what would be in one"),
        var text => new(option.Name, text),
    };

    private static string[] Paths(string[]? values) => [.. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries))];
}

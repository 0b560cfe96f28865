using System.CommandLine;
using System.CommandLine.Parsing;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Inputs;

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

    private static readonly Option<bool> NoConfig = new("--no-config") { Description = "Read no configuration file" };

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

    private static readonly Option<bool> ExcludeImports = new("--exclude-imports")
    {
        Description = "Leave out files that a buf image marks as imports",
    };

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
        Option[] options = [Against, Config, NoConfig, Use, Except, PresetName, DirectionName, SeverityName, ExcludeImports, OnlyPath, ExcludePath];
        foreach (var option in options)
            command.Options.Add(option);
    }

    /// <summary>Compares.</summary>
    public static Comparison Compare(ParseResult arguments, bool explain = false)
    {
        var input = arguments.GetRequiredValue(Input);
        RefuseOption(arguments, input);
        var file = ReadConfiguration(arguments, input);
        var acceptancePath = Path.Combine(HomeOf(file, input), AcceptanceFile.Name);
        var accepted = AcceptanceFile.Read(acceptancePath);
        List<ComparisonResult> results = [];
        foreach (var part in PartsOf(input, file, arguments))
        {
            var options = OptionsOf(arguments, part.Configuration) with { Accepted = accepted, Explain = explain };
            options = options with { Ignore = WithPaths(options.Ignore, arguments, part.Input) };
            foreach (var against in BaselinesOf(arguments, part.Configuration))
            {
                using var inputs = InputResolver.Resolve(part.Input, against);
                if (inputs.Notes.Count > 0)
                    Terminal.WriteError(inputs.Notes.Select(n => $"protodiff: note: {Printable.OneLine(n)}"));
                using var progress = explain || inputs.AreLarge ? Progress.Show($"comparing {part.Input} with {against}") : null;
                results.Add(part.Name(SchemaComparison.Compare(inputs.Previous.Set, inputs.Current.Set, options)));
            }
        }

        return new(ComparisonResult.Merge(results), acceptancePath, accepted);
    }

    private static IgnoreOptions WithPaths(IgnoreOptions ignore, ParseResult arguments, string input) => ignore with
    {
        OnlyPaths = [.. (arguments.GetValue(OnlyPath) ?? []).Select(p => Within(input, p))],
        Paths = [.. ignore.Paths, .. (arguments.GetValue(ExcludePath) ?? []).Select(p => Within(input, p))],
    };

    // As shells complete it, from the current directory, or as the schema names it.
    private static string Within(string input, string path)
    {
        var root = RealPath.Of(DirectoryOf(input));
        var full = RealPath.Of(path);
        return (Path.Exists(path) || path.StartsWith(input + "/", StringComparison.Ordinal)) && RealPath.IsInside(full, root)
            ? Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/')
            : path.Replace(Path.DirectorySeparatorChar, '/');
    }

    // An option that does not exist would otherwise be taken for an input, and what it asks for be ignored.
    private static void RefuseOption(ParseResult arguments, string input)
    {
        if (input.StartsWith('-') && input != FileInput.Standard && !arguments.Tokens.Any(t => t.Type == TokenType.DoubleDash))
            throw new ArgumentException($"Unrecognized option '{input}'; if it is an input, write ./{input}; see `protodiff check --help`");
    }

    private static ConfigurationFile? ReadConfiguration(ParseResult arguments, string input)
    {
        if (arguments.GetValue(NoConfig))
            return null;
        if (arguments.GetValue(Config) is { } path)
            return File.Exists(path) ? ConfigurationFile.Read(path) : throw new ConfigurationException($"\"{path}\" does not exist; --config names a configuration file");
        return ConfigurationFile.Find(DirectoryOf(input)) is { } found ? ConfigurationFile.Read(found) : null;
    }

    private static string DirectoryOf(string input) =>
        Directory.Exists(input) ? input : File.Exists(input) && Path.GetDirectoryName(input) is { Length: > 0 } directory ? directory : ".";

    // Where people look for it: beside the configuration, else at the top of the repository.
    private static string HomeOf(ConfigurationFile? file, string input) =>
        file is not null ? Path.GetDirectoryName(Path.GetFullPath(file.Path))! : ConfigurationFile.RepositoryAround(DirectoryOf(input)) ?? ".";

    /// <summary>
    /// The modules of a workspace are compared one by one, each under its own configuration, as long as the other side can be looked at in
    /// parts too: a commit can, a descriptor set cannot.
    /// </summary>
    private static IEnumerable<Part> PartsOf(string input, ConfigurationFile? file, ParseResult arguments)
    {
        if (file is null)
            return [new(input, new(), "")];
        var root = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        var directory = Directory.Exists(input) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)) : null;
        if (file.Modules.FirstOrDefault(m => Path.GetFullPath(m.Directory, root) == directory) is { Configuration: { } own })
            return [new(input, own, "")];
        var isWorkspace = directory == root && file.Modules.Count > 0
            && BaselinesOf(arguments, file.Configuration).All(a => GitReference.TryParse(a) is { Path: null });
        return isWorkspace
            ? file.Modules.Select(m => new Part(Path.Combine(input, m.Directory), m.Configuration, m.Directory))
            : [new(input, file.Configuration, "")];
    }

    private static IReadOnlyList<string> BaselinesOf(ParseResult arguments, Configuration configuration)
    {
        IReadOnlyList<string> given = arguments.GetValue(Against) is { Length: > 0 } baselines ? baselines : configuration.Against;
        return given.Count > 0
            ? given
            : throw new ArgumentException("Option '--against' is required: what is the schema compared with? `--against git:main` takes the same directory of a commit; see `protodiff check --help`");
    }

    private static ComparisonOptions OptionsOf(ParseResult arguments, Configuration configuration)
    {
        var use = Choices.Ids(arguments.GetValue(Use));
        configuration = configuration with
        {
            Use = use.Length > 0 ? use : configuration.Use,
            Except = [.. configuration.Except, .. Choices.Ids(arguments.GetValue(Except))],
            Preset = !arguments.IsGiven(PresetName) ? configuration.Preset : arguments.GetValue(PresetName) == "buf" ? Preset.Buf : Preset.Default,
        };
        var options = configuration.ToOptions() with
        {
            Severity = Choices.SeverityOf(arguments.GetRequiredValue(SeverityName)),
            ExcludeImports = arguments.GetValue(ExcludeImports),
            Direction = DirectionOf(arguments.GetRequiredValue(DirectionName)),
        };
        return options.Rules.Rules.Any()
            ? options
            : throw new ArgumentException("no rules are left to check, and everything would pass; take something off --except, or name other rules with --use");
    }

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

    /// <summary>A part of the schema that has a configuration of its own.</summary>
    /// <param name="Input">The part, as an input.</param>
    /// <param name="Configuration">Its configuration.</param>
    /// <param name="Directory">Where it is in the whole; empty when it is the whole.</param>
    private sealed record Part(string Input, Configuration Configuration, string Directory)
    {
        /// <summary>The result, with the names that files have in the whole.</summary>
        public ComparisonResult Name(ComparisonResult result) => Directory.Length == 0 || result.RootDirectory is not { } root
            ? result
            : result with
            {
                RootDirectory = root.EndsWith(Directory, StringComparison.Ordinal) ? root[..^Directory.Length].TrimEnd('/', '\\') is { Length: > 0 } whole ? whole : "." : root,
                Findings = [.. result.Findings.Select(f => f.Path.Length > 0 ? f with { Path = $"{Directory}/{f.Path}" } : f)],
            };
    }
}

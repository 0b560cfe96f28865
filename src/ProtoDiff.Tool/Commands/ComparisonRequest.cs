using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Inputs;
using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>What to compare with what, whichever command asks for it.</summary>
internal sealed record ComparisonRequest
{
    /// <summary>The schema as it is now.</summary>
    public required string Input { get; init; }

    /// <summary>The schema as it was; may be several.</summary>
    public required IReadOnlyList<string> Against { get; init; }

    /// <summary>The configuration file; null when there is none.</summary>
    public ConfigurationFile? File { get; init; }

    /// <summary>What a configuration asks when the command line has had its say.</summary>
    public required Func<Configuration, Configuration> Overrule { get; init; }

    /// <summary>Adds what no configuration says.</summary>
    public required Func<ComparisonOptions, ComparisonOptions> Complete { get; init; }

    /// <summary>The only files and directories whose findings are wanted, as the user wrote them; everything when empty.</summary>
    public IReadOnlyList<string> OnlyPaths { get; init; } = [];

    /// <summary>Files and directories whose findings are not wanted, as the user wrote them.</summary>
    public IReadOnlyList<string> ExcludedPaths { get; init; } = [];

    /// <summary>Where imports start from on either side.</summary>
    public ImportSettings Imports { get; init; } = new();

    /// <summary>Compares, module by module where they are asked different things, with each of the baselines.</summary>
    public ComparisonResult Run()
    {
        var paths = new SchemaPaths(Input);
        var wanted = new WantedPaths(OnlyPaths, paths);
        var commandLine = new IgnoreOptions { OnlyPaths = wanted.Meant, Paths = [.. ExcludedPaths.SelectMany(paths.Of)] };
        ComparisonOptions[] parts = [.. SchemaPart.Of(File, paths).Select(Asked)];
        if (Array.Exists(parts, p => !p.Rules.Rules.Any()))
            Note($"disable_builtin in \"{File?.Path}\" turns every rule off{(parts.Length > 1 ? " for some modules" : "")}: nothing is checked there; --use names rules in spite of it");
        List<ComparisonResult> results = [];
        foreach (var against in Against)
        {
            using var inputs = InputResolver.Resolve(Input, against, Imports);
            foreach (var note in inputs.Notes)
                Note(note);
            wanted.LookIn(inputs.Current.Set, inputs.Current.Set.RootDirectory);
            wanted.LookIn(inputs.Previous.Set, inputs.Current.Set.RootDirectory);
            using var progress = inputs.AreLarge || Array.Exists(parts, p => p.Explain) ? Progress.Show($"comparing {Input} with {against}") : null;
            results.AddRange(parts.Select(p => SchemaComparison.Compare(inputs.Previous.Set, inputs.Current.Set, p)));
        }

        wanted.RefuseUnseen();
        return ComparisonResult.Merge(results);

        ComparisonOptions Asked(SchemaPart part)
        {
            var configuration = Overrule(part.Configuration);
            var options = Complete(configuration.ToOptions());
            if (!configuration.IsDisabled)
                Choices.RefuseNone(options.Rules);
            return options with { Ignore = [.. options.Ignore, .. part.Scope, commandLine] };
        }
    }

    private static void Note(string note) => Terminal.WriteError([$"protodiff: note: {Printable.OneLine(note)}"]);
}

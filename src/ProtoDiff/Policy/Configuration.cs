using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>What a configuration file asks of comparisons.</summary>
public sealed record Configuration
{
    /// <summary>Which rules can be selected at all.</summary>
    public Preset Preset { get; init; }

    /// <summary>The configuration version whose rules and categories count.</summary>
    public ConfigVersion Version { get; init; } = ConfigVersion.V2;

    /// <summary>Ids of categories and rules to ask; category FILE when empty.</summary>
    public IReadOnlyCollection<string> Use { get; init; } = [];

    /// <summary>Ids of categories and rules not to ask.</summary>
    public IReadOnlyCollection<string> Except { get; init; } = [];

    /// <summary>Whether nothing is asked, as <c>disable_builtin</c> of <c>buf.yaml</c> says it.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>
    /// The findings to leave out. Where the version is <see cref="ConfigVersion.V2"/>, paths start at the directory of the file, else at the import root.
    /// </summary>
    public IgnoreOptions Ignore { get; init; } = new();

    /// <summary>Severities, where they are not those of the rules. A rule has precedence over its categories.</summary>
    public IReadOnlyList<RuleSeverity> Severities { get; init; } = [];

    /// <summary>Which deletions are no more than warnings.</summary>
    public Deletions Deletions { get; init; }

    /// <summary>What to compare with when the command line names nothing: each as <c>--against</c> takes it.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>The options of a comparison under this configuration.</summary>
    /// <exception cref="ConfigurationException">An id is neither a category nor a rule.</exception>
    public ComparisonOptions ToOptions()
    {
        try
        {
            var rules = RuleSelection.Create(Use, Except, Preset, Version);
            foreach (var id in Severities.Select(s => s.Id).Concat(Ignore.PathsByRule.Keys))
                rules.Expand(id);
            return new()
            {
                Rules = IsDisabled ? RuleSelection.Create(["FILE"], ["FILE"], Preset, Version) : rules,
                Ignore = [Ignore],
                Severities = Severities,
                Deletions = Deletions,
            };
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException(e.Message, e);
        }
    }
}

using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>The rules that one comparison asks.</summary>
public sealed class RuleSelection
{
    private readonly HashSet<Rule> _rules;
    private readonly ConfigVersion _version;

    private RuleSelection(IReadOnlyCollection<string> use, IReadOnlyCollection<string> except, Preset preset, ConfigVersion version)
    {
        Preset = preset;
        _version = version;
        _rules = [.. use.SelectMany(Expand).Except(except.SelectMany(Expand))];
    }

    /// <summary>What is checked when nothing is selected: category FILE.</summary>
    public static RuleSelection Default { get; } = Create();

    /// <summary>Which rules could be selected at all.</summary>
    public Preset Preset { get; }

    /// <summary>The rules, in the order of the table.</summary>
    public IEnumerable<Rule> Rules => RuleTable.All.Where(_rules.Contains);

    /// <summary>Selects rules.</summary>
    /// <param name="use">Ids of categories and rules to ask; category FILE when empty.</param>
    /// <param name="except">Ids of categories and rules not to ask, whatever <paramref name="use"/> says.</param>
    /// <param name="preset">Which rules can be selected at all.</param>
    /// <param name="version">The configuration version whose rules and categories count.</param>
    /// <exception cref="ArgumentException">An id is neither a category nor a rule of the preset. The message names it.</exception>
    public static RuleSelection Create(
        IReadOnlyCollection<string>? use = null,
        IReadOnlyCollection<string>? except = null,
        Preset preset = Preset.Default,
        ConfigVersion version = ConfigVersion.V2) =>
        new(use is { Count: > 0 } ? use : ["FILE"], except ?? [], preset, version);

    /// <summary>Whether a rule is asked.</summary>
    public bool Includes(Rule rule) => _rules.Contains(rule);

    /// <summary>The rules that an id stands for, asked or not.</summary>
    internal IEnumerable<Rule> Expand(string id)
    {
        var available = RuleTable.All.Where(r => (r.IsInBuf || Preset == Preset.Default) && r.Categories.In(_version) != Categories.None);
        if (CategoryNames.Find(id) is { } category)
            return available.Where(r => r.Categories.In(_version).HasFlag(category));
        if (DeprecatedRules.Replace(id, _version) is { } replacements)
            return available.Where(r => replacements.Contains(r.Id));
        return available.FirstOrDefault(r => r.Id == id) is { } rule
            ? [rule]
            : throw new ArgumentException($"\"{id}\" is neither a category nor a rule; `protodiff rules` lists both");
    }
}

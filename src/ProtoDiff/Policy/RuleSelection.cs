using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>The rules that one comparison asks.</summary>
public sealed class RuleSelection
{
    private readonly HashSet<Rule> _rules;

    private RuleSelection(IEnumerable<Rule> rules) => _rules = [.. rules];

    /// <summary>What is checked when nothing is selected: category FILE.</summary>
    public static RuleSelection Default { get; } = Create();

    /// <summary>The rules, in the order of the table.</summary>
    public IEnumerable<Rule> Rules => RuleTable.All.Where(_rules.Contains);

    /// <summary>Selects rules.</summary>
    /// <param name="use">Ids of categories and rules to ask; category FILE when empty.</param>
    /// <param name="except">Ids of categories and rules not to ask, whatever <paramref name="use"/> says.</param>
    /// <param name="preset">Which rules can be selected at all.</param>
    /// <param name="version">The configuration version whose categories count.</param>
    /// <exception cref="ArgumentException">An id is neither a category nor a rule of the preset. The message names it.</exception>
    public static RuleSelection Create(
        IReadOnlyCollection<string>? use = null,
        IReadOnlyCollection<string>? except = null,
        Preset preset = Preset.Default,
        ConfigVersion version = ConfigVersion.V2)
    {
        var used = use is { Count: > 0 } ? use : ["FILE"];
        return new(used.SelectMany(Expand).Except((except ?? []).SelectMany(Expand)));

        IEnumerable<Rule> Expand(string id)
        {
            var available = RuleTable.All.Where(r => r.IsInBuf || preset == Preset.Default);
            if (CategoryNames.Find(id) is { } category)
                return available.Where(r => r.Categories.In(version).HasFlag(category));
            return available.FirstOrDefault(r => r.Id == id) is { } rule
                ? [rule]
                : throw new ArgumentException($"\"{id}\" is neither a category nor a rule; `protodiff rules` lists both");
        }
    }

    /// <summary>Whether a rule is asked.</summary>
    public bool Includes(Rule rule) => _rules.Contains(rule);
}

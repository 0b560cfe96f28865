using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>The rules that one comparison asks.</summary>
public sealed class RuleSelection
{
    private readonly Dictionary<Rule, int> _asked = new(ReferenceEqualityComparer.Instance); // Breaks, as the number: for that the framework brings compiled code
    private readonly ConfigVersion _version;

    private RuleSelection(IReadOnlyCollection<string> use, IReadOnlyCollection<string> except, Preset preset, ConfigVersion version)
    {
        Preset = preset;
        _version = version;
        foreach (var id in use)
        {
            var breaks = CategoryNames.Find(id)?.Protect() ?? Breaks.All;
            foreach (var rule in Expand(id))
                _asked[rule] = (int)(Asked(rule) | breaks);
        }

        foreach (var rule in except.SelectMany(Expand))
            _asked.Remove(rule);

        // What nobody wants to hear from one rule is not to be heard from the rule that says it better.
        var excepted = except.Where(id => CategoryNames.Find(id) is null).SelectMany(Expand).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in RuleTable.All.Where(r => r.InsteadOf.Any(excepted.Contains)))
            _asked.Remove(rule);
    }

    /// <summary>What is checked when nothing is selected: category FILE.</summary>
    public static RuleSelection Default { get; } = Create();

    /// <summary>Which rules could be selected at all.</summary>
    public Preset Preset { get; }

    /// <summary>The rules, in the order of the table.</summary>
    public IEnumerable<Rule> Rules => RuleTable.All.Where(_asked.ContainsKey);

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
    public bool Includes(Rule rule) => _asked.ContainsKey(rule);

    /// <summary>
    /// Whether anything in <paramref name="breaks"/> is of interest to those who ask a rule: WIRE asks about binary data only, WIRE_JSON about
    /// JSON as well, the other categories, and whoever names the rule itself, about source code too.
    /// </summary>
    internal bool Asks(Rule rule, Breaks breaks) => (Asked(rule) & breaks) != Breaks.None;

    private Breaks Asked(Rule rule) => _asked.TryGetValue(rule, out var breaks) ? (Breaks)breaks : Breaks.None;

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

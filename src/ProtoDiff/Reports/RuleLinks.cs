using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>Where rules are explained.</summary>
internal static class RuleLinks
{
    private static readonly Dictionary<string, Rule> Rules = RuleTable.All.ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>The section of docs/protodiff/rules.md about a rule; see <see cref="RulesMarkdown"/>.</summary>
    public static string Of(string rule) => $"https://github.com/wirecheck/wirecheck/blob/main/docs/protodiff/rules.md#{rule.ToLowerInvariant()}";

    /// <summary>What is said of a rule; null when there is none of that id.</summary>
    public static Rule? Find(string rule) => Rules.GetValueOrDefault(rule);
}

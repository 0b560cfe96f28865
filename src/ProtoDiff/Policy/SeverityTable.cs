using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>How much the findings of each rule matter to those who asked.</summary>
internal sealed class SeverityTable
{
    private readonly Severity? _ofAll;
    private readonly Dictionary<Rule, RuleSeverity> _byRule = [];

    /// <exception cref="ArgumentException">An id is neither a category nor a rule. The message names it.</exception>
    public SeverityTable(ComparisonOptions options)
    {
        _ofAll = options.Severity;
        if (options.Severities.Count == 0)
            return;

        // Categories first, so that a rule which is named itself has the last word.
        foreach (var asked in options.Severities.OrderBy(s => CategoryNames.Find(s.Id) is null))
        {
            foreach (var rule in options.Rules.Expand(asked.Id))
                _byRule[rule] = asked;
        }
    }

    public Severity Of(PendingFinding finding) => _ofAll
        ?? (finding.IsRetired ? Severity.Warning : _byRule.TryGetValue(finding.Rule, out var asked) ? asked.Severity : finding.Rule.Severity);
}

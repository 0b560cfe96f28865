using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>How much the findings of each rule matter to those who asked.</summary>
internal sealed class SeverityTable
{
    private readonly Severity? _ofAll;
    private readonly Dictionary<Rule, Severity> _byRule = [];

    /// <exception cref="ArgumentException">An id is neither a category nor a rule. The message names it.</exception>
    public SeverityTable(ComparisonOptions options)
    {
        _ofAll = options.Severity;
        if (options.Severities.Count == 0)
            return;

        // Categories first, so that a rule which is named itself has the last word.
        foreach (var (id, severity) in options.Severities.OrderBy(s => CategoryNames.Find(s.Key) is null))
        {
            foreach (var rule in options.Rules.Expand(id))
                _byRule[rule] = severity;
        }
    }

    public Severity Of(PendingFinding finding) => _ofAll
        ?? (finding.IsRetired ? Severity.Warning : _byRule.TryGetValue(finding.Rule, out var severity) ? severity : finding.Rule.Severity);
}

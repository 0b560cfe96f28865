using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>What a check sees beside its pair, and how it reports.</summary>
internal sealed class RuleContext(Rule rule, SchemaPairs pairs, bool recognisesRenumbering, List<PendingFinding> findings)
{
    /// <summary>Whether a field is reported as renumbered, so that it is not to be reported as deleted as well.</summary>
    public bool IsReportedAsRenumbered(FieldSchema previous) => recognisesRenumbering && pairs.IsRenumbered(previous);

    /// <summary>Reports a finding.</summary>
    /// <param name="anchor">Where it is shown.</param>
    /// <param name="element">The element that breaks.</param>
    /// <param name="detail">What tells the break apart from others of the same rule and element, such as the new type.</param>
    /// <param name="breaks">Who breaks.</param>
    /// <param name="message">What changed and what that does.</param>
    /// <param name="advice">What to do instead.</param>
    public void Report(Anchor anchor, string element, string detail, Breaks breaks, string message, string advice) =>
        findings.Add(new(rule, anchor, element, detail, breaks, message, advice));
}

/// <summary>A finding whose place in its file is not looked up yet.</summary>
internal sealed record PendingFinding(Rule Rule, Anchor Anchor, string Element, string Detail, Breaks Breaks, string Message, string Advice);

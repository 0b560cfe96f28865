using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>What a check sees beside its pair, and how it reports.</summary>
internal sealed class RuleContext(Rule rule, SchemaPairs pairs, RuleSelection selection, List<PendingFinding> findings)
{
    /// <summary>The rule that is asked.</summary>
    public Rule Rule => rule;

    /// <summary>Everything that both sides have.</summary>
    public SchemaPairs Pairs => pairs;

    /// <summary>What a change of type does to readers.</summary>
    public TypeCompatibility Types => pairs.Types;

    /// <summary>
    /// Whether what one finding says need not be said by another. The peer says everything that is true, however often, and so does its preset.
    /// </summary>
    public bool TellsOnce => selection.Preset == Preset.Default;

    /// <summary>The previous file of what is being looked at: ignoring that file ignores the finding.</summary>
    public FileSchema? Against { private get; set; }

    /// <summary>The pair that is being looked at; nothing where a check looks at the schemas as wholes.</summary>
    public (IDeclared? Previous, IDeclared? Current) Subject { private get; set; }

    /// <summary>Whether another rule is asked as well, so that it can be left to say what it finds.</summary>
    public bool Leaves(Rule other) => TellsOnce && selection.Includes(other);

    /// <summary>Whether anyone who asked this rule asked about what breaks. The peer's categories do not tell, and neither does its preset.</summary>
    public bool Asks(Breaks breaks) => !TellsOnce || selection.Asks(rule, breaks);

    /// <summary>Whether a field is reported as renumbered, so that it is not to be reported as deleted as well.</summary>
    public bool IsReportedAsRenumbered(FieldSchema previous) => Leaves(FieldRenumbered.Rule) && pairs.IsRenumbered(previous);

    /// <summary>Reports a finding.</summary>
    /// <param name="anchor">Where it is shown.</param>
    /// <param name="element">The element that breaks.</param>
    /// <param name="detail">What tells the break apart from others of the same rule and element, such as the new type.</param>
    /// <param name="breaks">Who breaks.</param>
    /// <param name="message">What changed and what that does.</param>
    /// <param name="advice">What to do instead.</param>
    /// <param name="deletion">What is gone, when that is the break.</param>
    public void Report(Anchor anchor, string element, string detail, Breaks breaks, string message, string advice, Deletion? deletion = null) =>
        findings.Add(new(rule, anchor, Against!, Subject, element, detail, breaks, message, advice) { Deletion = deletion });
}

/// <summary>A finding whose place in its file is not looked up yet.</summary>
internal sealed record PendingFinding(
    Rule Rule,
    Anchor Anchor,
    FileSchema Against,
    (IDeclared? Previous, IDeclared? Current) Subject,
    string Element,
    string Detail,
    Breaks Breaks,
    string Message,
    string Advice)
{
    /// <summary>What is gone, when that is the break; null when it is something else.</summary>
    public Deletion? Deletion { get; init; }

    /// <summary>Whether the deletion is one that the team allows itself.</summary>
    public bool IsRetired { get; init; }
}

/// <summary>What a deletion took away.</summary>
/// <param name="Elements">The element, or all that went with it; or the file.</param>
/// <param name="ToReserve">The statements that are missing to keep its numbers and names from being used again; empty when none is, or there are no such statements.</param>
internal sealed record Deletion(IReadOnlyList<IDeclared> Elements, string ToReserve = "");

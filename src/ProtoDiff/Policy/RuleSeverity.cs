namespace Wirecheck.ProtoDiff.Policy;

/// <summary>How much the findings of a rule, or of every rule of a category, matter.</summary>
/// <param name="Id">Id of the rule or the category.</param>
/// <param name="Severity">How much they matter.</param>
public sealed record RuleSeverity(string Id, Severity Severity);

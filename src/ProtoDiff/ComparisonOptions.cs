using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff;

/// <summary>What a comparison is to look for.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The rules to ask.</summary>
    public RuleSelection Rules { get; init; } = RuleSelection.Default;

    /// <summary>The findings to leave out.</summary>
    public IgnoreOptions Ignore { get; init; } = new();

    /// <summary>The severity of every finding; null for that of its rule.</summary>
    public Severity? Severity { get; init; }

    /// <summary>
    /// Leaves out findings in files that a set says are there only because others import them. Images of buf say so,
    /// sets of protoc do not.
    /// </summary>
    public bool ExcludeImports { get; init; }
}

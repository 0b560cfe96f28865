using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff;

/// <summary>What a comparison is to look for.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The rules to ask.</summary>
    public RuleSelection Rules { get; init; } = RuleSelection.Default;

    /// <summary>The findings to leave out: those that any of these names.</summary>
    public IReadOnlyList<IgnoreOptions> Ignore { get; init; } = [];

    /// <summary>Severities, where they are not those of the rules. A rule has precedence over its categories.</summary>
    public IReadOnlyList<RuleSeverity> Severities { get; init; } = [];

    /// <summary>The severity of every finding, whatever else says; null for that of its rule.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Which deletions are no more than warnings.</summary>
    public Deletions Deletions { get; init; }

    /// <summary>Breaks that are taken on: their findings stay, marked as accepted. The schema can accept some itself, by comments.</summary>
    public IReadOnlyList<Acceptance> Accepted { get; init; } = [];

    /// <summary>The day on which acceptances hold or have expired; today, in UTC, unless it is set.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>
    /// Leaves out findings in files that a set says are there only because others import them. Images of buf say so,
    /// sets of protoc do not.
    /// </summary>
    public bool ExcludeImports { get; init; }

    /// <summary>Compares only the files that the current schema has: of those that are gone, nothing is told.</summary>
    public bool LimitToCurrentFiles { get; init; }

    /// <summary>The data that must stay readable: findings that break nothing else are left out.</summary>
    public Direction Direction { get; init; } = Direction.Full;

    /// <summary>Whether each finding is to be proved by a <see cref="Witness"/>. It takes the time that it takes to find them.</summary>
    public bool Explain { get; init; }
}

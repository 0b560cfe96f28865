namespace Wirecheck.ProtoDiff.Policy;

/// <summary>A break that a team knows of and takes on.</summary>
public sealed record Acceptance
{
    /// <summary><see cref="Finding.Fingerprint"/> of the finding; null for all of the rule at the element.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Full name of the element, as <see cref="Finding.Element"/> has it.</summary>
    public required string Element { get; init; }

    /// <summary>Why it breaks no one who matters. Never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>Who accepted it; null when the acceptance does not say.</summary>
    public string? By { get; init; }

    /// <summary>When it was accepted; null when the acceptance does not say.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The last day it holds; null when it holds for good.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where it is written, for messages: a file, with the line where that is known.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it is a comment in a .proto file.</summary>
    internal bool IsInSource { get; init; }

    /// <summary>Whether it is about a finding.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Rule == finding.Rule && Element == finding.Element && (Fingerprint is null || Fingerprint == finding.Fingerprint);
    }

    /// <summary>Whether it no longer holds.</summary>
    public bool IsExpired(DateOnly today) => Until < today;
}

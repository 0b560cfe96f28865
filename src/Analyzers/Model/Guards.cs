using System.Collections.Immutable;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// What has claimed a message on every path to a point: branches that only a first delivery takes, each as its block and outcome.
/// Where paths meet, what only one of them has is gone.
/// </summary>
internal readonly struct Guards : IEquatable<Guards>
{
    /// <summary>A claim that no later meeting of paths undoes by itself.</summary>
    public static readonly Guards Everything = new(isEverything: true, null);

    private readonly bool _isEverything;
    private readonly ImmutableSortedSet<(int Block, bool Outcome)>? _branches;

    private Guards(bool isEverything, ImmutableSortedSet<(int Block, bool Outcome)>? branches)
    {
        _isEverything = isEverything;
        _branches = branches;
    }

    /// <summary>Whether anything has claimed the message.</summary>
    public bool Holds => _isEverything || _branches is { IsEmpty: false };

    public Guards And(int block, bool outcome) =>
        _isEverything ? this : new(false, (_branches ?? ImmutableSortedSet<(int Block, bool Outcome)>.Empty).Add((block, outcome)));

    public Guards Merge(Guards other)
    {
        if (_isEverything) return other;
        if (other._isEverything) return this;
        return _branches is null || other._branches is null ? default : new(false, _branches.Intersect(other._branches));
    }

    /// <inheritdoc/>
    public bool Equals(Guards other) =>
        _isEverything == other._isEverything &&
        (_branches ?? ImmutableSortedSet<(int Block, bool Outcome)>.Empty).SetEquals(other._branches ?? ImmutableSortedSet<(int Block, bool Outcome)>.Empty);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Guards other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _isEverything ? 1 : _branches?.Count ?? 0;
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Compares paths of source info by content, stored ones with ones just decoded.</summary>
internal sealed class SourcePathComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
{
    public static readonly SourcePathComparer Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(int[] path) => GetHashCode(path.AsSpan());

    public int GetHashCode(ReadOnlySpan<int> path)
    {
        var hash = 17;
        foreach (var part in path)
            hash = unchecked((hash * 31) + part);
        return hash;
    }

    public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
}

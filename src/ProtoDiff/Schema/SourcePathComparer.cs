namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Compares paths of source info by content.</summary>
internal sealed class SourcePathComparer : IEqualityComparer<int[]>
{
    public static readonly SourcePathComparer Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] path)
    {
        var hash = 17;
        foreach (var part in path)
            hash = unchecked((hash * 31) + part);
        return hash;
    }
}

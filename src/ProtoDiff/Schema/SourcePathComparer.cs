namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Compares paths of source info by content.</summary>
internal sealed class SourcePathComparer : IEqualityComparer<int[]>
{
    public static readonly SourcePathComparer Instance = new();

    // By hand: for arrays of int the framework brings no compiled code, and the first finding would wait for it.
    public bool Equals(int[]? x, int[]? y)
    {
        if (x is null || y is null || x.Length != y.Length)
            return ReferenceEquals(x, y);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != y[i])
                return false;
        }

        return true;
    }

    public int GetHashCode(int[] path)
    {
        var hash = 17;
        foreach (var part in path)
            hash = unchecked((hash * 31) + part);
        return hash;
    }
}

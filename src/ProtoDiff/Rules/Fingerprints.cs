using System.Runtime.InteropServices;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>
/// Names a break by what it is, not by where it stands. FNV-1a: it need only spread, not withstand anyone, and it starts no
/// cryptography library.
/// </summary>
internal static class Fingerprints
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Of(string rule, string element, string detail)
    {
        var hash = OffsetBasis;
        foreach (var b in MemoryMarshal.AsBytes($"{rule}\n{element}\n{detail}".AsSpan()))
            hash = unchecked((hash ^ b) * Prime);
        return hash.ToString("x16");
    }
}

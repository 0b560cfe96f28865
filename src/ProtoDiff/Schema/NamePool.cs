using System.Text;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// Keeps one string per distinct name. Both sides of a comparison say almost the same, and type names repeat in every field,
/// so most names are in memory already when they are read.
/// </summary>
internal sealed class NamePool
{
    private const int StackChars = 256;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _names =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string of a name given as valid UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > StackChars)
            return Encoding.UTF8.GetString(utf8);
        Span<char> chars = stackalloc char[StackChars];
        ReadOnlySpan<char> name = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (_names.TryGetValue(name, out var known))
            return known;
        var added = name.ToString();
        _names.Set.Add(added);
        return added;
    }

    /// <summary>The string of a full type name, whose leading dot says only that it is full.</summary>
    public string GetTypeName(ReadOnlySpan<byte> utf8) => Get(utf8 is [(byte)'.', ..] ? utf8[1..] : utf8);
}

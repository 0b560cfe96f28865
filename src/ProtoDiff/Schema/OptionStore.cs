using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Gathers the encoded options of a file while it is read, so that its other bytes need not be kept.</summary>
internal sealed class OptionStore
{
    private readonly MemoryStream _bytes = new();

    /// <summary>
    /// Adds the options of an element, when all of them are known. Where a message field repeats, its occurrences merge, and to
    /// concatenate their bytes is to merge them (protobuf.dev, "Encoding: Last One Wins").
    /// </summary>
    /// <param name="element">The bytes of the element.</param>
    /// <param name="occurrences">Where in them options stand.</param>
    public ByteRange Add(ReadOnlySpan<byte> element, Occurrences occurrences)
    {
        var start = (int)_bytes.Length;
        for (var i = 0; i < occurrences.Count; i++)
            _bytes.Write(element.Slice(occurrences[i].Start, occurrences[i].Length));
        return new(start, (int)_bytes.Length - start);
    }

    /// <summary>Hands out what was gathered, and starts anew.</summary>
    public byte[] Take()
    {
        var bytes = _bytes.ToArray();
        _bytes.SetLength(0);
        return bytes;
    }
}

using System.Buffers;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Gathers the encoded options of a file while it is read, so that its other bytes need not be kept.</summary>
internal sealed class OptionStore
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>
    /// Adds the options of an element, when all of them are known. Where a message field repeats, its occurrences merge, and to
    /// concatenate their bytes is to merge them (protobuf.dev, "Encoding: Last One Wins").
    /// </summary>
    /// <param name="element">The bytes of the element.</param>
    /// <param name="occurrences">Where in them options stand.</param>
    public ByteRange Add(ReadOnlySpan<byte> element, Occurrences occurrences)
    {
        var start = _bytes.WrittenCount;
        _bytes.Write(element.Slice(occurrences.First.Start, occurrences.First.Length));
        foreach (var range in occurrences.Others)
            _bytes.Write(element.Slice(range.Start, range.Length));
        return new(start, _bytes.WrittenCount - start);
    }

    /// <summary>Hands out what was gathered, and starts anew.</summary>
    public byte[] Take()
    {
        var bytes = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        return bytes;
    }

    /// <summary>Where a field stands that is written once as a rule, and seldom more often.</summary>
    internal struct Occurrences
    {
        private List<ByteRange>? _others;

        public ByteRange First { get; private set; }

        public readonly IReadOnlyList<ByteRange> Others => _others ?? [];

        public void Add(ByteRange range)
        {
            if (First.Length == 0)
                First = range;
            else
                (_others ??= []).Add(range);
        }
    }
}

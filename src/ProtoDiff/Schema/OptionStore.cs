using System.Buffers;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Gathers the encoded options of a file while it is read, so that its other bytes need not be kept.</summary>
internal sealed class OptionStore
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>
    /// Adds the options of an element to those it already has. Where a message field repeats, its occurrences merge, and to
    /// concatenate their bytes is to merge them (protobuf.dev, "Encoding: Last One Wins").
    /// </summary>
    public ByteRange Add(ByteRange soFar, ReadOnlySpan<byte> options)
    {
        var start = _bytes.WrittenCount;
        if (soFar.Length > 0)
            _bytes.Write(_bytes.WrittenSpan.Slice(soFar.Start, soFar.Length).ToArray());
        _bytes.Write(options);
        return new(start, _bytes.WrittenCount - start);
    }

    /// <summary>Hands out what was gathered, and starts anew.</summary>
    public byte[] Take()
    {
        var bytes = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        return bytes;
    }
}

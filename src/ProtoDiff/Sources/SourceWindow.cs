using System.Buffers;
using System.Text.Unicode;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Walks a source forwards through a window of bounded size. Skipping costs nothing, however much is skipped:
/// that is what indexes a large set without loading it.
/// </summary>
internal sealed class SourceWindow(ByteSource source, int windowBytes = SourceWindow.DefaultBytes) : IDisposable
{
    private const int DefaultBytes = 128 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(windowBytes, WireLimits.VarintBytes));
    private long _bufferStart;
    private int _bufferLength;

    /// <summary>Offset of the next byte in the source.</summary>
    public long Position { get; set; }

    /// <summary>Reads a tag that must lie before <paramref name="limit"/>.</summary>
    public WireTag ReadTag(long limit) => new(ReadVarint(limit));

    /// <summary>Reads a length, of something that must end at <paramref name="limit"/> or before.</summary>
    public long ReadLength(long limit)
    {
        var length = ReadVarint(limit);
        if (length > (ulong)(limit - Position))
            throw new MalformedException($"a length of {length} runs past the end of the input");
        return (long)length;
    }

    public ulong ReadVarint(long limit)
    {
        var available = Fill((int)Math.Min(WireLimits.VarintBytes, limit - Position));
        ulong value = 0;
        for (var i = 0; i < available.Length; i++)
        {
            value |= (ulong)(available[i] & 0x7F) << (7 * i);
            if (available[i] < 0x80)
            {
                Position += i + 1;
                return value;
            }
        }

        throw new MalformedException(available.Length < WireLimits.VarintBytes ? "a number is cut off" : "a number is longer than ten bytes");
    }

    /// <summary>Reads a name: a length and so many bytes of UTF-8, which the next read overwrites.</summary>
    public ReadOnlySpan<byte> ReadUtf8(long limit)
    {
        var length = ReadLength(limit);
        if (length > _buffer.Length)
            throw new MalformedException($"a name of {length} bytes");
        var bytes = Fill((int)length);
        if (!Utf8.IsValid(bytes))
            throw new MalformedException("a name is not valid UTF-8");
        Position += length;
        return bytes;
    }

    /// <summary>Skips the value after a tag.</summary>
    public void Skip(WireTag tag, long limit, int depth = WireLimits.Depth)
    {
        switch (tag.Type)
        {
            case WireType.Varint:
                ReadVarint(limit);
                break;
            case WireType.Fixed64:
                Advance(sizeof(ulong), limit);
                break;
            case WireType.Fixed32:
                Advance(sizeof(uint), limit);
                break;
            case WireType.Length:
                var length = ReadLength(limit);
                Position += length;
                break;
            case WireType.StartGroup:
                SkipGroup(tag.Field, limit, depth);
                break;
            default:
                throw new MalformedException("a group ends that was not begun");
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void SkipGroup(int group, long limit, int depth)
    {
        if (depth == 0)
            throw new MalformedException($"groups nest deeper than {WireLimits.Depth}");
        while (Position < limit)
        {
            var tag = ReadTag(limit);
            if (tag.Type == WireType.EndGroup && tag.Field == group)
                return;
            Skip(tag, limit, depth - 1);
        }

        throw new MalformedException($"group {group} is not ended");
    }

    private void Advance(int count, long limit)
    {
        if (count > limit - Position)
            throw new MalformedException("a value is cut off");
        Position += count;
    }

    /// <summary>The next <paramref name="count"/> bytes, which must be in the source and fit the window.</summary>
    private ReadOnlySpan<byte> Fill(int count)
    {
        if (Position < _bufferStart || Position + count > _bufferStart + _bufferLength)
        {
            _bufferStart = Position;
            _bufferLength = (int)Math.Min(_buffer.Length, source.Length - Position);
            source.Read(_bufferStart, _buffer.AsSpan(0, _bufferLength));
        }

        return _buffer.AsSpan((int)(Position - _bufferStart), count);
    }
}

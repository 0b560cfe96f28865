using System.Buffers;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>Bytes of a file in a buffer borrowed from the pool, returned when disposed.</summary>
internal readonly struct PooledBytes : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;

    /// <summary>The file without its source info.</summary>
    public PooledBytes(ByteSource source, FileEntry file)
    {
        _length = file.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(_length);
        file.Read(source, 0, _buffer.AsSpan(0, _length));
    }

    /// <summary>A stretch of the file, source info counted.</summary>
    public PooledBytes(ByteSource source, FileEntry file, ByteRange range)
    {
        _length = range.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(_length);
        source.Read(file.Offset + range.Start, _buffer.AsSpan(0, _length));
    }

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}

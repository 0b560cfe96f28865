using System.Buffers;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>A stretch of a source in a buffer borrowed from the pool, returned when disposed.</summary>
internal readonly struct PooledBytes : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;

    public PooledBytes(ByteSource source, long offset, int length)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(length);
        _length = length;
        source.Read(offset, _buffer.AsSpan(0, length));
    }

    /// <summary>A file without its source info.</summary>
    public PooledBytes(ByteSource source, FileEntry file)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(file.Length);
        _length = file.Length;
        file.Read(source, 0, _buffer.AsSpan(0, _length));
    }

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}

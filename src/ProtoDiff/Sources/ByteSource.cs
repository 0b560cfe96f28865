namespace Wirecheck.ProtoDiff.Sources;

/// <summary>Bytes that can be read at any offset without being held in memory.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Number of bytes in the source.</summary>
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with the bytes at <paramref name="offset"/>.</summary>
    /// <exception cref="EndOfStreamException">The source ends before the destination is full.</exception>
    public abstract void Read(long offset, Span<byte> destination);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>Bytes that are in memory already.</summary>
internal sealed class MemoryByteSource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public override long Length => bytes.Length;

    public override void Read(long offset, Span<byte> destination)
    {
        if (offset > bytes.Length - destination.Length)
            throw new EndOfStreamException();
        bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);
    }
}

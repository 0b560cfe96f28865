using Microsoft.Win32.SafeHandles;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>A file, read where it is asked to be: neither loaded nor mapped, so that its size is not part of the memory used.</summary>
internal sealed class FileByteSource : ByteSource
{
    private readonly SafeFileHandle _handle;

    private FileByteSource(SafeFileHandle handle)
    {
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public override long Length { get; }

    /// <summary>Opens a file; what cannot be read at an offset, such as a pipe, is read into memory instead.</summary>
    public static ByteSource Open(string path)
    {
        var handle = File.OpenHandle(path);
        try
        {
            return new FileByteSource(handle);
        }
        catch (NotSupportedException)
        {
            using var stream = new FileStream(handle, FileAccess.Read);
            var memory = new MemoryStream();
            stream.CopyTo(memory);
            return new MemoryByteSource(memory.GetBuffer().AsMemory(0, (int)memory.Length));
        }
    }

    public override void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_handle, destination, offset);
            if (read == 0)
                throw new EndOfStreamException("the file became shorter while it was read");
            offset += read;
            destination = destination[read..];
        }
    }

    public override void Dispose() => _handle.Dispose();
}

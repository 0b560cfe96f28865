namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Where one file of a descriptor set lies. What is compared and parsed is the file without its source info: that is the larger part, and says
/// only where things stand and what the comments are.
/// </summary>
/// <param name="Name">The file's name, as other files import it.</param>
/// <param name="Package">The package it declares; empty when it declares none.</param>
/// <param name="Offset">First byte of its FileDescriptorProto in the source.</param>
/// <param name="TotalLength">Number of bytes, source info included.</param>
/// <param name="Length">Number of bytes without source info.</param>
/// <param name="SourceInfo">Its source info: fields of the file, tags included.</param>
/// <param name="IsImport">Whether the set says that the file is there only because others import it.</param>
internal sealed record FileEntry(string Name, string Package, long Offset, int TotalLength, int Length, Occurrences SourceInfo, bool IsImport)
{
    /// <summary>The order of the set.</summary>
    public static readonly Comparison<FileEntry> ByOffset = (x, y) => x.Offset.CompareTo(y.Offset);

    /// <summary>
    /// Fills <paramref name="destination"/> with the bytes at <paramref name="start"/> and after, counted without source info. A message is
    /// its fields in a row: without one of them it still is a message.
    /// </summary>
    public void Read(ByteSource source, int start, Span<byte> destination)
    {
        var from = 0;
        for (var i = 0; i <= SourceInfo.Count && !destination.IsEmpty; i++)
        {
            var gap = i < SourceInfo.Count ? SourceInfo[i] : new(TotalLength, 0);
            var available = gap.Start - from - start;
            if (available > 0)
            {
                var count = Math.Min(available, destination.Length);
                source.Read(Offset + from + start, destination[..count]);
                destination = destination[count..];
            }

            start = Math.Max(0, -available);
            from = gap.End;
        }
    }
}

using System.Buffers;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Which files of two sets can hold a difference: those on one side only, and those whose bytes differ outside of the source info. Everything
/// else says the same on both sides and is never parsed for its own sake, so the cost of a comparison grows with what changed, not with what exists.
/// </summary>
internal sealed class ChangedFiles
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Files of the previous set that are changed or gone.</summary>
    public List<FileEntry> Previous { get; } = [];

    /// <summary>Files of the current set that are changed or new.</summary>
    public List<FileEntry> Current { get; } = [];

    /// <summary>Adds two files of one name, if they differ.</summary>
    public void AddIfChanged(DescriptorSet previous, FileEntry before, DescriptorSet current, FileEntry after)
    {
        if (AreEqual(previous, before, current, after))
            return;
        Previous.Add(before);
        Current.Add(after);
    }

    /// <summary>Adds what only one side has, and puts the files of each in the order of their set.</summary>
    public void Complete(IEnumerable<FileEntry> onlyPrevious, IEnumerable<FileEntry> onlyCurrent)
    {
        Previous.AddRange(onlyPrevious);
        Current.AddRange(onlyCurrent);
        Previous.Sort(FileEntry.ByOffset);
        Current.Sort(FileEntry.ByOffset);
    }

    /// <summary>Forgets files that are gone.</summary>
    public void LeaveOutDeleted(DescriptorSetIndex current) => Previous.RemoveAll(f => !current.TryGet(f.Name, out _));

    private static bool AreEqual(DescriptorSet previous, FileEntry before, DescriptorSet current, FileEntry after)
    {
        if (before.Length != after.Length)
            return false;
        var left = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var right = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (long done = 0; done < before.Length; done += ChunkBytes)
            {
                var count = (int)Math.Min(ChunkBytes, before.Length - done);
                Read(previous, before, (int)done, left, count);
                Read(current, after, (int)done, right, count);
                if (!left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)))
                    return false;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(left);
            ArrayPool<byte>.Shared.Return(right);
        }
    }

    // Each side under its own name, so that a failure names the one that failed.
    private static void Read(DescriptorSet set, FileEntry file, int start, byte[] buffer, int count) =>
        set.Reading(
            () =>
            {
                file.Read(set.Source, start, buffer.AsSpan(0, count));
                return true;
            },
            file.Name);
}

using System.Buffers;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Which files of two sets can hold a difference: those on one side only, and those whose bytes differ outside of the source info. Everything
/// else says the same on both sides and is never parsed for its own sake, so the cost of a comparison grows with what changed, not with what exists.
/// </summary>
internal sealed class ChangedFiles
{
    private const int ChunkBytes = 64 * 1024;

    private ChangedFiles(List<FileEntry> previous, List<FileEntry> current)
    {
        Previous = previous;
        Current = current;
    }

    /// <summary>Files of the previous set that are changed or gone.</summary>
    public List<FileEntry> Previous { get; }

    /// <summary>Files of the current set that are changed or new.</summary>
    public List<FileEntry> Current { get; }

    /// <summary>Matches two sets by file name and compares the bytes of each match.</summary>
    /// <param name="previous">The previous set.</param>
    /// <param name="previousIndex">Its files.</param>
    /// <param name="current">The current set.</param>
    /// <param name="currentIndex">Its files.</param>
    /// <param name="leavesOutDeleted">Whether files that are gone do not count.</param>
    public static ChangedFiles Between(
        DescriptorSet previous, DescriptorSetIndex previousIndex, DescriptorSet current, DescriptorSetIndex currentIndex, bool leavesOutDeleted = false)
    {
        List<FileEntry> onlyPrevious = [];
        List<FileEntry> onlyCurrent = [];
        foreach (var before in previousIndex.Files)
        {
            if (!currentIndex.TryGet(before.Name, out var after))
            {
                if (!leavesOutDeleted)
                    onlyPrevious.Add(before);
            }
            else if (!AreEqual(previous, before, current, after))
            {
                onlyPrevious.Add(before);
                onlyCurrent.Add(after);
            }
        }

        foreach (var after in currentIndex.Files)
        {
            if (!previousIndex.TryGet(after.Name, out _))
                onlyCurrent.Add(after);
        }

        return new(onlyPrevious, onlyCurrent);
    }

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

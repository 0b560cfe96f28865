using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Looks elements up in the source info of a file, which is the larger part of its bytes and is decoded for nothing else.</summary>
internal static class SourceLocator
{
    // More lines or columns than a compiler reads, and room to count from 1.
    private const int MaxPosition = 1 << 30;

    /// <summary>Finds where paths stand in the file.</summary>
    /// <returns>The spans of those that have one. Where a path has several, as <c>extend</c> blocks do, the first.</returns>
    public static Dictionary<int[], SourceSpan> Locate(FileSchema file, IEnumerable<int[]> paths)
    {
        var wanted = new HashSet<int[]>(paths, SourcePathComparer.Instance);
        var found = new Dictionary<int[], SourceSpan>(SourcePathComparer.Instance);
        var set = file.Set.Descriptors;
        file.Set.Index.TryGet(file.Name, out var entry);
        if (wanted.Count == 0)
            return found;
        for (var i = 0; i < entry?.SourceInfo.Count; i++)
        {
            var range = entry.SourceInfo[i];
            set.Reading(
                () =>
                {
                    using var bytes = new PooledBytes(set.Source, entry, range);
                    var field = new WireReader(bytes.Span);
                    field.Next();
                    Read(field.ReadBytes(), wanted, found);
                    return true;
                },
                file.Name);
        }

        return found;
    }

    private static void Read(ReadOnlySpan<byte> sourceInfo, HashSet<int[]> wanted, Dictionary<int[], SourceSpan> found)
    {
        // A path to look up, for each length: most of them are not wanted, and are not worth an array of their own.
        int[][] lookups = [.. Enumerable.Range(0, wanted.Max(p => p.Length) + 1).Select(length => new int[length])];
        List<int> path = [];
        List<int> span = [];
        var reader = new WireReader(sourceInfo);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) != (SourceCodeInfoFields.Location, WireType.Length))
            {
                reader.Skip();
                continue;
            }

            path.Clear();
            span.Clear();
            var location = new WireReader(reader.ReadBytes());
            while (location.Next())
            {
                if (location.Field == LocationFields.Path)
                    DescriptorReader.ReadInts(ref location, path);
                else if (location.Field == LocationFields.Span)
                    DescriptorReader.ReadInts(ref location, span);
                else
                    location.Skip();
            }

            if (path.Count >= lookups.Length)
                continue;
            path.CopyTo(lookups[path.Count]);
            if (wanted.TryGetValue(lookups[path.Count], out var known) && ToSpan(span) is { } place)
                found.TryAdd(known, place);
        }
    }

    // Three numbers when it ends on the line it starts on, four otherwise (descriptor.proto). What is no place in any file is no span.
    private static SourceSpan? ToSpan(List<int> span) => span switch
    {
        _ when span.Exists(n => n is < 0 or > MaxPosition) => null,
        [var line, var start, var end] when start <= end => new(line, start, line, end),
        [var startLine, var start, var endLine, var end] when startLine < endLine || (startLine == endLine && start <= end) => new(startLine, start, endLine, end),
        _ => null,
    };
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Looks elements up in the source info of a file.</summary>
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
        if (wanted.Count == 0)
            return found;

        // A path to look up, for each length: most of them are not wanted, and are not worth an array of their own.
        var longest = 0;
        foreach (var path in wanted)
            longest = Math.Max(longest, path.Length);
        var lookups = new int[longest + 1][];
        for (var length = 0; length <= longest; length++)
            lookups[length] = new int[length];
        SourceInfo.Visit(
            file,
            (path, span, _) =>
            {
                if (path.Length >= lookups.Length)
                    return;
                path.CopyTo(lookups[path.Length]);
                if (wanted.TryGetValue(lookups[path.Length], out var known) && ToSpan(span) is { } place)
                    found.TryAdd(known, place);
            },
            word: []);
        return found;
    }

    // Three numbers when it ends on the line it starts on, four otherwise (descriptor.proto). What is no place in any file is no span.
    private static SourceSpan? ToSpan(ReadOnlySpan<int> span) => span switch
    {
        _ when !AreInFile(span) => null,
        [var line, var start, var end] when start <= end => new(line, start, line, end),
        [var startLine, var start, var endLine, var end] when startLine < endLine || (startLine == endLine && start <= end) => new(startLine, start, endLine, end),
        _ => null,
    };

    private static bool AreInFile(ReadOnlySpan<int> span)
    {
        foreach (var position in span)
        {
            if (position is < 0 or > MaxPosition)
                return false;
        }

        return true;
    }
}

using System.IO.Enumeration;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Files, and directories with everything in them, as a team names them.</summary>
/// <param name="paths">Names as imports have them, and full paths; with slashes.</param>
/// <param name="havePatterns">Whether <c>*</c>, <c>?</c> and <c>**</c> stand for other characters.</param>
internal sealed class PathSet(IReadOnlyCollection<string> paths, bool havePatterns)
{
    private const string AnyDirectories = "**";

    // A name is not looked for in a full path: what stands above the schema says nothing of it.
    private readonly string[][] _names = [.. paths.Where(p => !Path.IsPathRooted(p)).Select(PartsOf)];
    private readonly string[][] _full = [.. paths.Where(Path.IsPathRooted).Select(PartsOf)];

    public bool IsEmpty => _names.Length + _full.Length == 0;

    /// <summary>Whether a file is one of them or below one.</summary>
    /// <param name="name">The name by which it is imported.</param>
    /// <param name="path">Its full path; null when it has none.</param>
    public bool Covers(string name, Func<string?> path) => Covers(_names, name) || (_full.Length > 0 && path() is { } full && Covers(_full, full));

    private static string[] PartsOf(string path) => [.. path.Split('/', '\\').Where(p => p is not ("" or "."))];

    private bool Covers(string[][] patterns, string path)
    {
        if (patterns.Length == 0)
            return false;
        var parts = PartsOf(path);
        return Array.Exists(patterns, p => Covers(p, parts));
    }

    // When parts differ, the last "**" takes one directory more: earlier ones need not be asked again.
    private bool Covers(string[] pattern, string[] path)
    {
        var (at, next) = (0, 0);
        var (resumesAt, resumesNext) = (-1, 0);
        while (next < pattern.Length)
        {
            if (havePatterns && pattern[next] == AnyDirectories)
            {
                (resumesAt, resumesNext) = (at, ++next);
            }
            else if (at < path.Length && Matches(pattern[next], path[at]))
            {
                (at, next) = (at + 1, next + 1);
            }
            else if (resumesAt >= 0 && resumesAt < path.Length)
            {
                (at, next) = (++resumesAt, resumesNext);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(string pattern, string name) => havePatterns ? FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false) : pattern == name;
}

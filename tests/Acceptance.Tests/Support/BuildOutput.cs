using System.Text.RegularExpressions;

namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>What a build printed, read as an editor reads it.</summary>
internal static partial class BuildOutput
{
    /// <summary>
    /// Every diagnostic once (a build repeats them in its summary), as <c>Folder/File.cs(11,27): warning WIRE1001</c> with the file relative to
    /// <paramref name="root"/>, in order.
    /// </summary>
    public static string[] Diagnostics(string output, string root) =>
        [.. Line().Matches(output).Select(m => Relative(m.Groups["where"].Value, root) + m.Groups["what"].Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Relative(string where, string root)
    {
        var prefix = root + Path.DirectorySeparatorChar;
        return (where.StartsWith(prefix, StringComparison.Ordinal) ? where[prefix.Length..] : where).Replace('\\', '/');
    }

    // With or without a position and an id: "CSC : error CS5001: …" and "MSBUILD : warning : …" count as well.
    [GeneratedRegex(@"^[ \t]*(?<where>\S.*?)[ \t]*(?<what>: (warning|error)( \w+)?)[ \t]*:", RegexOptions.Multiline)]
    private static partial Regex Line();
}

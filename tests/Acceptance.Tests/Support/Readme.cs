using System.Text.RegularExpressions;

namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>README.md, as far as it can be tried out.</summary>
internal static partial class Readme
{
    /// <summary>The lines of its fenced blocks.</summary>
    public static string[][] Blocks { get; } =
        [.. Fence().Matches(Repository.Read("README.md").ReplaceLineEndings("\n")).Select(m => m.Groups["lines"].Value.TrimEnd('\n').Split('\n'))];

    /// <summary>The block that shows what the sample prints.</summary>
    public static string[] SampleOutput { get; } =
        Blocks.SingleOrDefault(b => b.Any(l => l.StartsWith("Orders/OrdersController.cs(11,27): warning WIRE1001", StringComparison.Ordinal))) ?? [];

    /// <summary>Its links to files of this repository.</summary>
    public static string[] Links { get; } = [.. Link().Matches(Repository.Read("README.md")).Select(m => m.Groups["path"].Value)];

    [GeneratedRegex(@"\]\((?!\w+:)(?<path>[^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```\w*\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>
/// Compiles all pairs in two runs of protoc, one for each side. So that they can stand beside each other, each pair has a directory and a
/// package around its own.
/// </summary>
internal static partial class CompiledPairs
{
    private static readonly Lazy<Dictionary<string, FileDescriptorSet>> Previous = new(() => Compile(p => p.Previous));
    private static readonly Lazy<Dictionary<string, FileDescriptorSet>> Current = new(() => Compile(p => p.Current));

    public static IReadOnlyList<RulePair> All { get; } =
    [
        .. FieldPairs.All,
        .. MessagePairs.All,
        .. EnumPairs.All,
        .. ServicePairs.All,
        .. FilePairs.All,
        .. HttpPairs.All,
        .. FieldBehaviorPairs.All,
        .. ValidationPairs.All,
        .. RenamePairs.All,
        .. StructurePairs.All,
    ];

    /// <summary>What a comparison finds in a pair, each finding as <c>path:line:column</c>.</summary>
    public static string[] Places(int index)
    {
        var directory = DirectoryOf(index);
        var result = Compare.Bytes(Previous.Value[directory].ToByteArray(), Current.Value[directory].ToByteArray(), All[index].Rule);
        return [.. result.Findings.Select(f => $"{(f.Path.Length > 0 ? f.Path[directory.Length..] : "")}:{f.StartLine}:{f.StartColumn}")];
    }

    private static Dictionary<string, FileDescriptorSet> Compile(Func<RulePair, (string Name, string Text)[]> side)
    {
        var files = All.SelectMany((pair, i) => side(pair).Select(f => (DirectoryOf(i) + f.Name, Inside(DirectoryOf(i), side(pair), f.Text)))).ToArray();
        var set = FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile([.. FeatureExtensions.Files, .. OptionExtensions.Files, .. files]));
        return Enumerable.Range(0, All.Count).Select(DirectoryOf).ToDictionary(
            d => d,
            d => new FileDescriptorSet { File = { set.File.Where(f => f.Name.StartsWith(d, StringComparison.Ordinal) || !f.Name.StartsWith("pair", StringComparison.Ordinal)) } });
    }

    private static string Inside(string directory, (string Name, string Text)[] files, string text)
    {
        text = Package().Replace(text, $"package {directory.TrimEnd('/')}.");
        return files.Aggregate(text, (t, f) => t.Replace($" \"{f.Name}\";", $" \"{directory}{f.Name}\";", StringComparison.Ordinal));
    }

    private static string DirectoryOf(int index) => $"pair{index:D3}/";

    [GeneratedRegex("^package ", RegexOptions.Multiline)]
    private static partial Regex Package();
}

using System.Text;
using System.Text.RegularExpressions;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>What a file accepts by a comment above an element, <c>// protodiff:accept RULE reason</c>.</summary>
internal sealed partial class InlineAcceptances
{
    private static readonly byte[] Word = "protodiff:accept"u8.ToArray();

    private readonly Dictionary<FileSchema, ILookup<int[], (string Rule, string Reason)>> _byFile = [];

    /// <summary>The reason for which a file accepts a finding; empty when it gives none, null when it does not accept it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="element">Path of the element that the finding stands at.</param>
    /// <param name="rule">Id of the rule.</param>
    public string? ReasonFor(FileSchema file, int[] element, string rule)
    {
        if (!_byFile.TryGetValue(file, out var accepted))
            _byFile.Add(file, accepted = Read(file));
        return accepted[element].Where(a => a.Rule == rule).Select(a => a.Reason).FirstOrDefault();
    }

    private static ILookup<int[], (string Rule, string Reason)> Read(FileSchema file)
    {
        List<(int[] Path, string Comments)> commented = [];
        SourceInfo.Visit(
            file,
            (path, _, location) =>
            {
                if (location.IndexOf(Word) >= 0)
                    commented.Add((path.ToArray(), Comments(location)));
            },
            Word);
        return commented
            .SelectMany(c => Marker().Matches(c.Comments).Select(m => (c.Path, Rule: m.Groups["rule"].Value, Reason: m.Groups["reason"].Value.Trim())))
            .ToLookup(m => m.Path, m => (m.Rule, m.Reason), SourcePathComparer.Instance);
    }

    private static string Comments(ReadOnlySpan<byte> location)
    {
        var comments = new StringBuilder();
        var reader = new WireReader(location);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) is (LocationFields.LeadingComments or LocationFields.TrailingComments, WireType.Length))
                comments.AppendLine(reader.ReadString());
            else
                reader.Skip();
        }

        return comments.ToString();
    }

    [GeneratedRegex(@"^[ \t*]*protodiff:accept[ \t]+(?<rule>[A-Z0-9_]+)(?<reason>[^\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}

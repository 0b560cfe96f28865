using System.Text;
using System.Text.RegularExpressions;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>What a file accepts by a comment above an element, <c>// protodiff:accept RULE reason</c>.</summary>
internal sealed partial class InlineAcceptances
{
    private static readonly byte[] Word = "protodiff:accept"u8.ToArray();

    private readonly Dictionary<FileSchema, ILookup<int[], Accepted>> _byFile = [];

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

    private static ILookup<int[], Accepted> Read(FileSchema file)
    {
        List<Accepted> accepted = [];
        SourceInfo.Visit(
            file,
            (path, _, location) =>
            {
                if (location.IndexOf(Word) >= 0)
                    accepted.AddRange(AcceptedAt(path.ToArray(), Comments(location)));
            },
            Word);
        return accepted.ToLookup(a => a.Path, SourcePathComparer.Instance);
    }

    private static IEnumerable<Accepted> AcceptedAt(int[] path, string comments) =>
        Marker().Matches(comments).Select(m => new Accepted(path, m.Groups["rule"].Value, m.Groups["reason"].Value.Trim()));

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

    /// <summary>What one comment accepts.</summary>
    private sealed record Accepted(int[] Path, string Rule, string Reason);

    [GeneratedRegex(@"^[ \t*]*protodiff:accept[ \t]+(?<rule>[A-Z0-9_]+)(?<reason>[^\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Takes markup out of a source: <c>$$</c> is a position, <c>[|…|]</c> a span, <c>{|name:…|}</c> a named span.
/// Spans may nest; ones that overlap end with their name, <c>{|#0:…|#0}</c>.
/// </summary>
public static partial class TestFileMarkupParser
{
    /// <summary>Finds positions and spans by name; the name of <c>[|…|]</c> is empty.</summary>
    public static void GetPositionsAndSpans(
        string input,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        Parse(input, treatPositionIndicatorsAsCode: false, out output, out positions, out spans);

    /// <summary>Finds spans by name.</summary>
    public static void GetSpans(string input, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        GetSpans(input, treatPositionIndicatorsAsCode: false, out output, out spans);

    /// <summary>Finds spans by name.</summary>
    public static void GetSpans(
        string input,
        bool treatPositionIndicatorsAsCode,
        out string output,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        Parse(input, treatPositionIndicatorsAsCode, out output, out _, out spans);

    /// <summary>Finds the spans that have no name.</summary>
    public static void GetSpans(string input, out string output, out ImmutableArray<TextSpan> spans)
    {
        GetSpans(input, out output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> byName);
        spans = byName.GetValueOrDefault(string.Empty, []);
    }

    /// <summary>Finds the one span.</summary>
    public static void GetSpan(string input, out string output, out TextSpan span)
    {
        GetSpans(input, out output, out ImmutableArray<TextSpan> spans);
        span = spans.Single();
    }

    private static void Parse(
        string input,
        bool treatPositionIndicatorsAsCode,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        var endedByName = NamedEnd().Matches(input).Select(match => match.Groups[1].Value).ToHashSet();
        var code = new StringBuilder(input.Length);
        var open = new List<(string Name, int Start)>();
        var found = new List<(string Name, TextSpan Span)>();
        var foundPositions = ImmutableArray.CreateBuilder<int>();

        for (var i = 0; i < input.Length;)
        {
            var rest = input.AsSpan(i);
            if (!treatPositionIndicatorsAsCode && rest.StartsWith("$$"))
            {
                foundPositions.Add(code.Length);
                i += 2;
            }
            else if (rest.StartsWith("[|") && !IsBracketBeforeEnd(rest))
            {
                open.Add((string.Empty, code.Length));
                i += 2;
            }
            else if (rest.StartsWith("{|") && NamedStart().Match(input, i) is { Success: true } start)
            {
                open.Add((start.Groups[1].Value, code.Length));
                i += start.Length;
            }
            else if (rest.StartsWith("|]") || rest.StartsWith("|}"))
            {
                Close(open.FindLastIndex(span => !endedByName.Contains(span.Name)), i);
                i += 2;
            }
            else if (rest.StartsWith("|#") && NamedEnd().Match(input, i) is { Success: true } end && end.Index == i)
            {
                Close(open.FindLastIndex(span => span.Name == end.Groups[1].Value), i);
                i += end.Length;
            }
            else
            {
                code.Append(input[i++]);
            }
        }

        if (open.Count > 0)
        {
            throw new ArgumentException($"The markup span '{open[^1].Name}' is not closed.", nameof(input));
        }

        output = code.ToString();
        positions = foundPositions.ToImmutable();
        spans = found.GroupBy(span => span.Name).ToImmutableDictionary(
            group => group.Key, group => group.Select(span => span.Span).OrderBy(span => span.Start).ToImmutableArray());

        void Close(int index, int position)
        {
            if (index < 0)
            {
                throw new ArgumentException($"The markup at position {position} closes a span that is not open.", nameof(input));
            }

            found.Add((open[index].Name, TextSpan.FromBounds(open[index].Start, code.Length)));
            open.RemoveAt(index);
        }

        // "[|]" inside [|…|] and "[|}" inside {|…|} are a bracket and an end, not a start.
        bool IsBracketBeforeEnd(ReadOnlySpan<char> rest) =>
            open.Count > 0 && rest.Length > 2 && rest[2] == (open[^1].Name.Length == 0 ? ']' : '}');
    }

    [GeneratedRegex(@"\G\{\|([^:|\[\]{}]+):")]
    private static partial Regex NamedStart();

    [GeneratedRegex(@"\|(#\d+)\}")]
    private static partial Regex NamedEnd();
}

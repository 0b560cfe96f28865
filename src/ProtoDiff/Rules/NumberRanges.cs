using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>How findings write ranges of numbers.</summary>
internal static class NumberRanges
{
    /// <summary>Ranges as schemas write them, such as <c>5, 7 to 9, 100 to max</c>.</summary>
    /// <param name="ranges">The ranges.</param>
    /// <param name="max">The number that is written <c>max</c>.</param>
    public static string Format(IEnumerable<NumberRange> ranges, int max) =>
        string.Join(", ", ranges.Select(r => r.Start == r.End ? $"{r.Start}" : $"{r.Start} to {(r.End == max ? "max" : $"{r.End}")}"));
}

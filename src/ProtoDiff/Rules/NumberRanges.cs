using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>What is missing from sets of number ranges.</summary>
internal static class NumberRanges
{
    /// <summary>The parts of a range that no other range covers, in order.</summary>
    public static IEnumerable<NumberRange> Missing(NumberRange range, IEnumerable<NumberRange> others)
    {
        // As 64 bits: ranges may end at the last number there is.
        long next = range.Start;
        foreach (var other in others.Where(o => o.End >= range.Start && o.Start <= range.End).OrderBy(o => o.Start))
        {
            if (other.Start > next)
                yield return new((int)next, other.Start - 1);
            next = Math.Max(next, (long)other.End + 1);
        }

        if (next <= range.End)
            yield return new((int)next, range.End);
    }

    /// <summary>Ranges as schemas write them, such as <c>5, 7 to 9, 100 to max</c>.</summary>
    /// <param name="ranges">The ranges.</param>
    /// <param name="max">The number that is written <c>max</c>.</param>
    public static string Format(IEnumerable<NumberRange> ranges, int max) =>
        string.Join(", ", ranges.Select(r => r.Start == r.End ? $"{r.Start}" : $"{r.Start} to {(r.End == max ? "max" : $"{r.End}")}"));
}

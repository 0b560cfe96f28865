namespace Wirecheck.ProtoDiff.Schema;

/// <summary>The numbers of several ranges, in a form that answers at once however many there are.</summary>
internal sealed class MergedRanges(IEnumerable<NumberRange> ranges)
{
    private readonly List<NumberRange> _ranges = Merge(ranges);

    public bool Contains(int number)
    {
        var index = FirstThatEndsAtOrAfter(number);
        return index < _ranges.Count && _ranges[index].Contains(number);
    }

    /// <summary>The parts of a range that are not in it, in order.</summary>
    public IEnumerable<NumberRange> Missing(NumberRange range)
    {
        // As 64 bits: ranges may end at the last number there is.
        long next = range.Start;
        for (var index = FirstThatEndsAtOrAfter(range.Start); index < _ranges.Count && _ranges[index].Start <= range.End; index++)
        {
            if (_ranges[index].Start > next)
                yield return new((int)next, _ranges[index].Start - 1);
            next = (long)_ranges[index].End + 1;
        }

        if (next <= range.End)
            yield return new((int)next, range.End);
    }

    private int FirstThatEndsAtOrAfter(int number)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].End < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Ranges overlap only in sets that no compiler wrote; then the search would miss some.
    private static List<NumberRange> Merge(IEnumerable<NumberRange> ranges)
    {
        List<NumberRange> merged = [];
        foreach (var range in ranges.OrderBy(r => r.Start))
        {
            if (merged is [.., var last] && range.Start <= last.End)
                merged[^1] = last with { End = Math.Max(last.End, range.End) };
            else
                merged.Add(range);
        }

        return merged;
    }
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Numbers and names that a message or an enum keeps from being used, in a form that answers at once however many there are.</summary>
internal sealed class Reservations(NumberRange[] ranges, string[] names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);
    private readonly NumberRange[] _ranges = Merge(ranges);

    public bool Contains(string name) => _names.Contains(name);

    public bool Contains(int number)
    {
        var (low, high) = (0, _ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].Contains(number))
                return true;
            if (number < _ranges[middle].Start)
                high = middle - 1;
            else
                low = middle + 1;
        }

        return false;
    }

    // Ranges overlap only in sets that no compiler wrote; then the search would miss some.
    private static NumberRange[] Merge(NumberRange[] ranges)
    {
        List<NumberRange> merged = [];
        foreach (var range in ranges.Where(r => r.Start <= r.End).OrderBy(r => r.Start))
        {
            if (merged is [.., var last] && range.Start <= last.End)
                merged[^1] = last with { End = Math.Max(last.End, range.End) };
            else
                merged.Add(range);
        }

        return [.. merged];
    }
}

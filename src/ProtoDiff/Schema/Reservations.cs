namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Numbers and names that a message or an enum keeps from being used.</summary>
internal sealed class Reservations(NumberRange[] ranges, string[] names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);
    private readonly MergedRanges _ranges = new(ranges);

    public bool Contains(string name) => _names.Contains(name);

    public bool Contains(int number) => _ranges.Contains(number);
}

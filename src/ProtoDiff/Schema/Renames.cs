namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// What the current side calls the packages and types that the previous side had under other names. What is inside a renamed package or
/// message is renamed with it.
/// </summary>
internal sealed class Renames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _longest;

    /// <summary>Notes that a package or a type has another name now.</summary>
    public void Add(string previous, string current)
    {
        _names.Add(previous, current);
        _longest = Math.Max(_longest, previous.Length);
    }

    /// <summary>Whether the name itself, and not only that of what it is in, is another one now.</summary>
    public bool Has(string fullName) => _names.ContainsKey(fullName);

    /// <summary>The name that the current side has for something that the previous side knows by <paramref name="fullName"/>.</summary>
    public string Now(string fullName)
    {
        if (_names.Count == 0)
            return fullName;
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();

        // The innermost that was renamed decides. None is longer than the longest, however long hostile names are.
        for (var end = fullName.Length; end > 0; end = fullName.LastIndexOf('.', end - 1))
        {
            if (end <= _longest && names.TryGetValue(fullName.AsSpan(0, end), out var now))
                return end == fullName.Length ? now : $"{now}{fullName.AsSpan(end)}";
        }

        return fullName;
    }

    /// <summary>Whether two type names, one of each side, mean the same type.</summary>
    public bool AreSame(string? one, string? other) =>
        one == other || (_names.Count > 0 && one is not null && other is not null && (Now(one) == other || Now(other) == one));
}

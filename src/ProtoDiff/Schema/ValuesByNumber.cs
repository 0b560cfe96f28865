using System.Collections;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// The values of an enum by number, in the order of the first of each; aliases share one. A lookup of LINQ would do, but for numbers its code is
/// compiled while the program runs, and that shows where the schema is small.
/// </summary>
internal sealed class ValuesByNumber : ILookup<int, EnumValueSchema>
{
    private readonly Dictionary<int, Aliases> _aliases = [];

    public ValuesByNumber(EnumValueSchema[] values)
    {
        foreach (var value in values)
        {
            if (!_aliases.TryGetValue(value.Number, out var aliases))
                _aliases.Add(value.Number, aliases = new(value.Number));
            aliases.Values.Add(value);
        }
    }

    public int Count => _aliases.Count;

    public IEnumerable<EnumValueSchema> this[int number] => _aliases.TryGetValue(number, out var aliases) ? aliases.Values : [];

    public bool Contains(int number) => _aliases.ContainsKey(number);

    public IEnumerator<IGrouping<int, EnumValueSchema>> GetEnumerator() => _aliases.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Aliases(int number) : IGrouping<int, EnumValueSchema>
    {
        public int Key => number;

        public List<EnumValueSchema> Values { get; } = [];

        public IEnumerator<EnumValueSchema> GetEnumerator() => Values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

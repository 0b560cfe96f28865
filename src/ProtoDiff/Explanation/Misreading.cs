using System.Text.Unicode;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// What it means that a reader misreads data: the one notion behind the directions that findings state and the witnesses that prove them.
/// The writer's own schema and the reader's read the same data; it is misread when the reader refuses it, or sees another value in a field that
/// both have (<see cref="FieldIdentity"/>), or any value in a field that the writer does not have.
/// <list type="bullet">
/// <item>A value is what a program gets: a field that is not set has its default. Whether it is set counts where both versions can tell.</item>
/// <item>A field that only the writer has is no misreading: binary readers keep it as unknown. A new reader of old JSON refuses its name, as parsers do
/// unless told otherwise; an old reader of new JSON is taken to be told otherwise, since fields and enum values could not be added if it were not.</item>
/// <item>A field and a repeated field of one element hold the same; a field and a map never do. None and one that is not set are the same.</item>
/// <item>Numbers are the same when they are equal, whatever their kinds; float and double when they are equal as floats; strings and bytes when
/// their bytes are, and are UTF-8 if a string is to hold them.</item>
/// <item>An enum value is its number in binary data and its name in JSON. A value that kept its name and moved to another number is not the value that
/// took its place.</item>
/// </list>
/// </summary>
/// <param name="identity">Which field is which.</param>
/// <param name="direction">Who reads what: one flag.</param>
internal sealed class Misreading(FieldIdentity identity, Breaks direction)
{
    private readonly bool _isJson = Breaks.Json.HasFlag(direction);

    /// <summary>The fields in which the reader sees something else than was written.</summary>
    /// <param name="written">What the writer's own schema reads from the data.</param>
    /// <param name="read">What the reader's schema reads from it.</param>
    public IEnumerable<(MessageField? From, MessageField To)> Differences(MessageValue written, MessageValue read)
    {
        HashSet<int> counterparts = [];
        foreach (var from in written.Type.Fields.Values)
        {
            if (identity.Counterpart(written.Type, from, read.Type, _isJson) is not { } to)
                continue;
            counterparts.Add(to.Number);
            if (!Agree(written, from, read, to))
                yield return (from, to);
        }

        // A map gives an entry the key and the value that it was written without.
        foreach (var to in read.Numbers.Where(n => !counterparts.Contains(n)).Select(n => read.Type.Fields[n]))
        {
            if (!read.Type.Schema.IsMapEntry || (!to.IsMessage && !read[to][0].Equals(to.Default)))
                yield return (null, to);
        }
    }

    private bool Agree(MessageValue written, MessageField from, MessageValue read, MessageField to)
    {
        FieldValue[] before = [.. written[from].Where(v => !IsAddition(from, v, to))];
        if (before.Length < written[from].Count && !from.IsRepeated)
            return true;
        var after = read[to];
        if (from.IsMap || to.IsMap)
            return AgreeAsMaps(from, before, to, after);
        if (from.IsRepeated || to.IsRepeated)
            return before.Length == after.Count && before.Zip(after).All(p => AgreeOn(from, p.First, to, p.Second));
        if (from.IsMessage || to.IsMessage || (from.HasPresence && to.HasPresence))
        {
            if (before.Length != after.Count)
                return false;
        }

        if (from.IsMessage || to.IsMessage)
            return before.Length == 0 || AgreeOn(from, before[0], to, after[0]);
        return AgreeOn(from, before.FirstOrDefault() ?? from.Default, to, after.FirstOrDefault() ?? to.Default);
    }

    // A list of entries reads as a map, but for those whose key comes again; in which order entries come is not asked.
    private bool AgreeAsMaps(MessageField from, FieldValue[] before, MessageField to, IReadOnlyList<FieldValue> after)
    {
        if (!from.IsMessage || !to.IsMessage || !from.IsRepeated || !to.IsRepeated)
            return before.Length == 0 && after.Count == 0;
        return before.Length == after.Count && before.All(b => after.Any(a => AgreeOn(from, b, to, a))) && after.All(a => before.Any(b => AgreeOn(from, b, to, a)));
    }

    private bool AgreeOn(MessageField from, FieldValue written, MessageField to, FieldValue read) => (written, read) switch
    {
        (MessageValue before, MessageValue after) => !Differences(before, after).Any(),
        (NumberValue before, NumberValue after) when from.Enum is not null && to.Enum is not null => AreSame(from.Enum, (int)before.Value, to.Enum, (int)after.Value),
        (NumberValue before, NumberValue after) => before.Value == after.Value,
        (RealValue before, RealValue after) when from.Kind != to.Kind => ((float)before.Value).Equals((float)after.Value) || before.Value == after.Value,
        (RealValue before, RealValue after) => before.Value.Equals(after.Value) || before.Value == after.Value,
        (NumberValue before, RealValue after) => IsSame(before.Value, after.Value),
        (RealValue before, NumberValue after) => IsSame(after.Value, before.Value),

        // Runtimes whose strings are Unicode replace what is not UTF-8 where they do not refuse it.
        (TextValue before, TextValue after) => before.Equals(after) && (from.Kind == to.Kind || to.Kind == FieldKind.Bytes || Utf8.IsValid(after.Bytes)),
        _ => false,
    };

    private static bool IsSame(Int128 whole, double real) => double.IsInteger(real) && Math.Abs(real) < (double)Int128.MaxValue && (Int128)real == whole;

    private bool AreSame(EnumSchema from, int written, EnumSchema to, int read)
    {
        var names = from.ValuesByNumber[written].Select(v => v.Name).ToArray();
        var readNames = to.ValuesByNumber[read].Select(v => v.Name).ToArray();
        var shareName = names.Intersect(readNames, StringComparer.Ordinal).Any();
        if (_isJson)
            return shareName || written == read;
        if (written != read)
            return shareName;
        return !names.Any(n => Moved(n, written, to)) && !readNames.Any(n => Moved(n, read, from));

        static bool Moved(string name, int number, EnumSchema other) => other.ValuesByName[name].Any(v => v.Number != number);
    }

    /// <summary>Whether it is a value that was added to an enum, met by an old reader of JSON.</summary>
    private bool IsAddition(MessageField from, FieldValue value, MessageField to)
    {
        if (direction != Breaks.JsonOldReadsNew)
            return false;
        if (from.IsMap && to.IsMap && value is MessageValue entry)
            return IsAddition(from.ValueOfMap, entry[from.ValueOfMap][0], to.ValueOfMap);
        if (from.Enum is not { } mine || to.Enum is not { } theirs || value is not NumberValue number)
            return false;

        // No name of it is known there; and if its number is, then from a value that is another one now.
        var names = mine.ValuesByNumber[(int)number.Value];
        return names.Any() && !names.Any(v => theirs.ValuesByName.Contains(v.Name))
            && theirs.ValuesByNumber[(int)number.Value].All(v => mine.ValuesByName.Contains(v.Name));
    }
}

using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// Values of a message, among which a witness is looked for, the plainest first: nothing set, each field with each value that is apt to be misread, and
/// each field together with another one.
/// </summary>
/// <param name="preferred">Full name of the enum value to begin with; null for none.</param>
internal sealed class CandidateValues(string? preferred)
{
    private const int MaxDepth = 4;

    /// <summary>Numbers of the fields that lead to something worth a try, however deep it is.</summary>
    public IEnumerable<int[]> Ways { get; init; } = [];

    /// <summary>The candidates, each with the same message without the field that is varied; null for the message in which nothing is.</summary>
    /// <param name="type">The message that is written.</param>
    /// <param name="numbers">The fields to vary; all of them when null.</param>
    public IEnumerable<(MessageValue Value, MessageValue? Without)> Of(MessageType type, IReadOnlySet<int>? numbers)
    {
        if (Plain(type) is not { } plain)
            yield break;
        MessageField[] varied = [.. type.Fields.Values.Where(f => numbers is null || numbers.Contains(f.Number))];
        foreach (var field in varied)
        {
            foreach (var values in ValuesOf(field))
                yield return (plain.Copy().With(field, values), plain);
        }

        foreach (var way in Ways)
        {
            foreach (var values in Along(type, way))
                yield return (plain.Copy().With(type.Fields[way[0]], values), plain);
        }

        // After those in which something is written: they tell people more than a default that differs.
        yield return (plain, null);
        foreach (var field in varied)
        {
            if (ValuesOf(field).FirstOrDefault() is not { } value)
                continue;
            foreach (var other in type.Fields.Values.Where(f => f != field && !f.IsRequired && (f.Oneof is null || f.Oneof != field.Oneof)))
            {
                if (ValuesOf(other).FirstOrDefault() is not { } another)
                    continue;
                var without = plain.Copy().With(other, another);
                yield return (without.Copy().With(field, value), field.IsRequired ? plain : without);
            }
        }
    }

    /// <summary>
    /// A message with its required fields only; null when it can never be complete. However deep it stands itself: a field that nothing can be put into is
    /// a field that no proof reaches.
    /// </summary>
    private MessageValue? Plain(MessageType type, int depth = MaxDepth)
    {
        var message = new MessageValue(type);
        foreach (var field in type.Fields.Values.Where(f => f.IsRequired))
        {
            var value = !field.IsMessage ? Singles(field, depth).FirstOrDefault() : depth > 1 ? Plain(field.Message!, depth - 1) : null;
            if (value is null)
                return null;
            message.Set(field, value);
        }

        return message;
    }

    /// <summary>Values of the first field of a way, each with one of the last in it.</summary>
    private IEnumerable<FieldValue[]> Along(MessageType type, int[] way)
    {
        if (!type.Fields.TryGetValue(way[0], out var field))
            return [];
        if (way.Length == 1)
            return ValuesOf(field);
        return field.Message is { } message && Plain(message) is { } plain
            ? Along(message, way[1..]).Select(v => new FieldValue[] { Completed(plain.Copy().With(message.Fields[way[1]], v)) })
            : [];
    }

    // An entry of a map has a key and a value.
    private MessageValue Completed(MessageValue message)
    {
        foreach (var field in message.Type.Fields.Values.Where(f => message.Type.Schema.IsMapEntry && !message.Has(f)))
        {
            if (Singles(field, depth: 1).FirstOrDefault() is { } value)
                message.Set(field, value);
        }

        return message;
    }

    private IEnumerable<FieldValue[]> ValuesOf(MessageField field)
    {
        if (field.IsMap)
            return Maps(field, MaxDepth);
        var singles = Singles(field, MaxDepth - 1);
        if (!field.IsRepeated)
            return singles.Select(v => new[] { v });
        FieldValue[] all = [.. singles];

        // The last one is apt to be a message with another value under the same key, the default one.
        return [.. all.Select(v => new[] { v }), .. all.Length > 0 ? new[] { all[..Math.Min(all.Length, 2)], [all[0], all[^1]] } : []];
    }

    private IEnumerable<FieldValue[]> Maps(MessageField map, int depth)
    {
        var (key, value) = (map.Message!.Fields[MessageField.MapKey], map.ValueOfMap);
        FieldValue[] keys = [.. Singles(key, 0)];
        FieldValue[] values = [.. Singles(value, depth - 1)];
        if (values.Length == 0)
            yield break;
        foreach (var v in values)
            yield return [Entry(keys[0], v)];
        foreach (var k in keys.Skip(1))
            yield return [Entry(k, values[0])];
        yield return [Entry(keys[0], values[0]), Entry(keys[1], values[^1])];

        MessageValue Entry(FieldValue k, FieldValue v) => new MessageValue(map.Message!).Set(key, k).Set(value, v);
    }

    private IEnumerable<FieldValue> Singles(MessageField field, int depth) => field.Kind switch
    {
        FieldKind.Message or FieldKind.Group => depth > 0 ? Messages(field.Message!, depth) : [],
        FieldKind.String => [.. Texts(), .. field.VerifiesUtf8 ? Array.Empty<FieldValue>() : [new TextValue([0xFF])]],
        FieldKind.Bytes => [new TextValue("a"), new TextValue([0xFF]), new TextValue([8, 1]), new TextValue("")],
        FieldKind.Enum => EnumNumbers(field.Enum!),
        FieldKind.Float => Reals(1.5, 1, -1, 0.1f, float.MaxValue, double.NaN, double.PositiveInfinity, 0, -0.0),
        FieldKind.Double => Reals(1.5, 1, -1, 0.1, 16777217, double.MaxValue, double.NaN, double.PositiveInfinity, 0, -0.0),
        _ => Integers(field.Facts),
    };

    private static IEnumerable<FieldValue> Texts() => [new TextValue("a"), new TextValue("é"), new TextValue("AQ=="), new TextValue("")];

    private static IEnumerable<FieldValue> Reals(params double[] values) => values.Select(v => new RealValue(v));

    private static IEnumerable<FieldValue> Integers(KindFacts facts) =>
        new Int128[] { 1, -1, 2, 300, 16777217, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, (1L << 53) + 1, long.MaxValue, long.MinValue, ulong.MaxValue, 0 }
            .Where(facts.Holds)
            .Select(v => new NumberValue(v));

    // An open enum holds any number, one that has no name included.
    private IEnumerable<FieldValue> EnumNumbers(EnumSchema type)
    {
        var numbers = type.Values.OrderBy(v => v.FullName == preferred ? 0 : v.Number == 0 ? 2 : 1).Select(v => v.Number).Distinct().ToList();
        if (!type.IsClosed)
            numbers.AddRange(new[] { Math.Min(numbers.DefaultIfEmpty().Max(), int.MaxValue - 1) + 1, -1 }.Except(numbers));
        return numbers.Select(n => new NumberValue(n));
    }

    private IEnumerable<FieldValue> Messages(MessageType type, int depth)
    {
        if (Plain(type) is not { } plain)
            yield break;
        yield return plain;
        foreach (var field in type.Fields.Values)
        {
            foreach (var value in field.IsMap ? Maps(field, depth - 2).Take(1) : Singles(field, depth - 2).Take(2).Select(v => new[] { v }))
                yield return plain.Copy().With(field, value);
        }
    }
}

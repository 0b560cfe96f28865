using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>Whether values of one enum are read as the same values of another one: by number in binary data, by name in JSON.</summary>
internal sealed class EnumReading
{
    private Dictionary<Question, bool>? _known;

    /// <summary>Whether every number that is written is taken, and stands for no value that has another number there.</summary>
    public bool OnTheWire(EnumSchema writer, EnumSchema reader) => Once(writer, reader, false, false, () =>
        IsTaken(writer, reader)
        && Array.TrueForAll(writer.Values, v => (!reader.IsClosed || reader.ValuesByNumber.Contains(v.Number)) && !reader.ValuesByName[v.Name].Any(r => r.Number != v.Number)));

    /// <summary>Whether every name that is written, which is the first of several for a number, is known.</summary>
    /// <param name="writer">The enum that is written.</param>
    /// <param name="reader">The enum that it is read as.</param>
    /// <param name="ignoresAdditions">Whether values that the reader has neither by name nor by number do not count.</param>
    public bool InJson(EnumSchema writer, EnumSchema reader, bool ignoresAdditions) => Once(writer, reader, true, ignoresAdditions, () =>
        IsTaken(writer, reader)
        && writer.ValuesByNumber.All(v => reader.ValuesByName.Contains(v.First().Name) || (ignoresAdditions && !reader.ValuesByNumber.Contains(v.Key))));

    // Many fields may use the same two enums, and each enum may have many values.
    private bool Once(EnumSchema writer, EnumSchema reader, bool isJson, bool ignoresAdditions, Func<bool> judge)
    {
        var key = new Question(writer, reader, isJson, ignoresAdditions);
        _known ??= [];
        if (!_known.TryGetValue(key, out var isRead))
            _known.Add(key, isRead = judge());
        return isRead;
    }

    // An open enum may hold any number, a closed one takes only those it names.
    private static bool IsTaken(EnumSchema writer, EnumSchema reader) => writer.IsClosed || !reader.IsClosed;

    private sealed record Question(EnumSchema Writer, EnumSchema Reader, bool IsJson, bool IgnoresAdditions);
}

using System.Text;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>One value of a field, without regard to how its kind is written: 5 is 5, be it an int32 or a fixed64.</summary>
internal abstract record FieldValue;

/// <summary>An integer, a bool (0 or 1) or the number of an enum value.</summary>
internal sealed record NumberValue(Int128 Value) : FieldValue;

/// <summary>A float or a double.</summary>
internal sealed record RealValue(double Value) : FieldValue
{
    /// <summary>Whether it is what a field without presence leaves out: zero, but not the negative one.</summary>
    public bool IsZero => BitConverter.DoubleToInt64Bits(Value) == 0;
}

/// <summary>A string, as its UTF-8, or bytes.</summary>
internal sealed record TextValue(byte[] Bytes) : FieldValue
{
    public TextValue(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public bool Equals(TextValue? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }
}

/// <summary>A message: the values of the fields that are set, and what was read and is not known.</summary>
internal sealed record MessageValue(MessageType Type) : FieldValue
{
    private readonly SortedList<int, List<FieldValue>> _fields = [];

    /// <summary>Numbers that the type does not know, or that hold what it cannot take; a reader keeps them as they are.</summary>
    public SortedSet<int> Unknown { get; } = [];

    /// <summary>Numbers of the fields that are set, in order.</summary>
    public IEnumerable<int> Numbers => _fields.Keys;

    /// <summary>The values of a field: none when it is not set, several only when it is repeated or a map.</summary>
    public IReadOnlyList<FieldValue> this[MessageField field] => _fields.TryGetValue(field.Number, out var values) ? values : [];

    public bool Has(MessageField field) => _fields.ContainsKey(field.Number);

    /// <summary>Sets a singular field; of the members of a oneof, the last one that is set remains.</summary>
    public MessageValue Set(MessageField field, FieldValue value)
    {
        ClearOthers(field);
        _fields[field.Number] = [value];
        return this;
    }

    /// <summary>Adds to a repeated field; to a map, an entry in place of the one with the same key.</summary>
    public MessageValue Add(MessageField field, FieldValue value)
    {
        if (!_fields.TryGetValue(field.Number, out var values))
            _fields.Add(field.Number, values = []);
        if (field.IsMap)
            values.RemoveAll(v => ((MessageValue)v).Key.Equals(((MessageValue)value).Key));
        values.Add(value);
        return this;
    }

    /// <summary>Sets or adds, whichever the field takes.</summary>
    public MessageValue With(MessageField field, IEnumerable<FieldValue> values)
    {
        foreach (var value in values)
            _ = field.IsRepeated ? Add(field, value) : Set(field, value);
        return this;
    }

    /// <summary>Another message with the same values.</summary>
    public MessageValue Copy()
    {
        var copy = new MessageValue(Type);
        foreach (var (number, values) in _fields)
            copy._fields.Add(number, [.. values]);
        return copy;
    }

    /// <summary>Whether it holds, at any depth, a default that JSON leaves out unless told otherwise.</summary>
    public bool HoldsUnprinted => _fields.Any(f => f.Value.Exists(v => v is MessageValue message ? message.HoldsUnprinted : Type.Fields[f.Key].LeavesOut(v)));

    /// <summary>The key of a map entry.</summary>
    public FieldValue Key => this[Type.Fields[MessageField.MapKey]][0];

    private void ClearOthers(MessageField field)
    {
        if (field.Oneof is null)
            return;
        foreach (var other in Type.Fields.Values.Where(f => f.Oneof == field.Oneof && f != field))
            _fields.Remove(other.Number);
    }
}

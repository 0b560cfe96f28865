namespace Wirecheck.ProtoDiff.Schema;

/// <summary>An enum.</summary>
internal sealed class EnumSchema(FileSchema file, MessageSchema? parent, int index) : SchemaElement(file, parent, index)
{
    private Reservations? _reserved;
    private NumberRange? _numbers;
    private ILookup<string, EnumValueSchema>? _valuesByName;
    private ValuesByNumber? _valuesByNumber;
    private Dictionary<EnumSchema, bool>? _hasValuesOf;

    public override int PathField => Parent is null ? FileFields.Enum : MessageFields.EnumType;

    public override int OptionsField => EnumFields.Options;

    public override int FeaturesField => FeatureSetIn.EnumOptions;

    public EnumValueSchema[] Values { get; set; } = [];

    public ILookup<string, EnumValueSchema> ValuesByName => _valuesByName ??= Values.ToLookup(v => v.Name, StringComparer.Ordinal);

    /// <summary>The values by number; aliases share one.</summary>
    public ValuesByNumber ValuesByNumber => _valuesByNumber ??= new(Values);

    /// <summary>From the lowest number of a value to the highest; 0 for both when there is none.</summary>
    public NumberRange Numbers => _numbers ??= Values.Length == 0 ? new(0, 0) : new(Values.Min(v => v.Number), Values.Max(v => v.Number));

    public NumberRange[] ReservedRanges { get; set; } = [];

    public string[] ReservedNames { get; set; } = [];

    /// <summary>Whether readers keep numbers they do not know out of the field (proto2, or the feature enum_type = CLOSED).</summary>
    public bool IsClosed => Features.Resolve(this, Feature.EnumType) == Feature.Closed;

    /// <summary>Whether another enum has the same names for the same numbers, in the same order.</summary>
    public bool HasSameValues(EnumSchema other) =>
        Values.Length == other.Values.Length && Array.TrueForAll(Values, v => other.Values[v.Index] is var same && v.Number == same.Number && v.Name == same.Name);

    /// <summary>Whether it has every name of another enum, for the same number. Asked for every field of one type or the other, and so kept.</summary>
    public bool HasValuesOf(EnumSchema other)
    {
        _hasValuesOf ??= [];
        if (!_hasValuesOf.TryGetValue(other, out var hasAll))
            _hasValuesOf.Add(other, hasAll = Array.TrueForAll(other.Values, v => ValuesByName[v.Name].Any(own => own.Number == v.Number)));

        return hasAll;
    }

    /// <summary>Whether a number may not be used for a value again.</summary>
    public bool IsReserved(int number) => Reserved.Contains(number);

    /// <summary>Whether a name may not be used for a value again.</summary>
    public bool IsReserved(string name) => Reserved.Contains(name);

    private Reservations Reserved => _reserved ??= new(ReservedRanges, ReservedNames);
}

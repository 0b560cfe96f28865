namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A message type; the hidden entry type behind a map field is one too.</summary>
internal sealed class MessageSchema(FileSchema file, MessageSchema? parent, int index) : SchemaElement(file, parent, index)
{
    private Dictionary<int, FieldSchema>? _fieldsByNumber;
    private Dictionary<string, FieldSchema>? _fieldsByName;
    private Dictionary<string, FieldSchema>? _fieldsByJsonName;
    private Dictionary<string, FieldSchema>? _fieldsByType;
    private Dictionary<string, MessageSchema>? _mapEntries;
    private int? _highestNumber;
    private Reservations? _reserved;

    public override int PathField => Parent is null ? FileFields.Message : MessageFields.NestedType;

    public override int OptionsField => MessageFields.Options;

    public override int FeaturesField => FeatureSetIn.MessageOptions;

    /// <summary>Whether the type was made by the compiler for a map field (MessageOptions.map_entry).</summary>
    public bool IsMapEntry { get; set; }

    public FieldSchema[] Fields { get; set; } = [];

    public MessageSchema[] Messages { get; set; } = [];

    public EnumSchema[] Enums { get; set; } = [];

    public FieldSchema[] Extensions { get; set; } = [];

    public OneofSchema[] Oneofs { get; set; } = [];

    public NumberRange[] ExtensionRanges { get; set; } = [];

    public NumberRange[] ReservedRanges { get; set; } = [];

    public string[] ReservedNames { get; set; } = [];

    /// <summary>The field of a number; null when there is none.</summary>
    public FieldSchema? FindField(int number) => (_fieldsByNumber ??= FirstByKey(Fields, f => f.Number)).TryGetValue(number, out var field) ? field : null;

    /// <summary>The field of a name; null when there is none.</summary>
    public FieldSchema? FindField(string name) => (_fieldsByName ??= FirstByKey(Fields, f => f.Name)).GetValueOrDefault(name);

    /// <summary>The field that JSON knows by a name; null when there is none.</summary>
    public FieldSchema? FindJsonField(string jsonName) => (_fieldsByJsonName ??= FirstByKey(Fields, f => f.EffectiveJsonName)).GetValueOrDefault(jsonName);

    /// <summary>The first field that uses a message or an enum, by the full name of that; null when none does.</summary>
    public FieldSchema? FindFieldOfType(string typeName) =>
        (_fieldsByType ??= FirstByKey(Fields.Where(f => f.TypeName is not null), f => f.TypeName!)).GetValueOrDefault(typeName);

    /// <summary>The entry type of one of its map fields, by full name; null when that is the name of something else.</summary>
    public MessageSchema? FindMapEntry(string fullName) => Messages.Length == 0
        ? null
        : (_mapEntries ??= FirstByKey(Messages.Where(m => m.IsMapEntry), m => m.FullName)).GetValueOrDefault(fullName);

    /// <summary>Whether a number may not be used for a field again.</summary>
    public bool IsReserved(int number) => Reserved.Contains(number);

    /// <summary>Whether a name may not be used for a field again.</summary>
    public bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>The highest number that is in use, reserved or kept for extensions; 0 when none is.</summary>
    public int HighestNumber => _highestNumber ??= FindHighestNumber();

    public IEnumerable<MessageSchema> SelfAndNested() => [this, .. Messages.SelectMany(m => m.SelfAndNested())];

    private int FindHighestNumber()
    {
        var highest = 0;
        foreach (var field in Fields)
            highest = Math.Max(highest, field.Number);
        foreach (var range in ReservedRanges.Concat(ExtensionRanges))
            highest = Math.Max(highest, range.End);
        return highest;
    }

    // Keys stand twice only in sets that no compiler wrote.
    private static Dictionary<TKey, T> FirstByKey<TKey, T>(IEnumerable<T> elements, Func<T, TKey> key)
        where TKey : notnull
    {
        Dictionary<TKey, T> byKey = [];
        foreach (var element in elements)
            byKey.TryAdd(key(element), element);
        return byKey;
    }

    private Reservations Reserved => _reserved ??= new(ReservedRanges, ReservedNames);
}

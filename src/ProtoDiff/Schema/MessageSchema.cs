namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A message type; the hidden entry type behind a map field is one too.</summary>
internal sealed class MessageSchema(FileSchema file, MessageSchema? parent, int index) : SchemaElement(file, parent, index)
{
    private int? _highestNumber;
    private HashSet<string>? _fieldNames;
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

    /// <summary>Whether a number may not be used for a field again.</summary>
    public bool IsReserved(int number) => Reserved.Contains(number);

    /// <summary>Whether a name may not be used for a field again.</summary>
    public bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>Whether one of its fields has that name.</summary>
    public bool HasField(string name) => (_fieldNames ??= Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal)).Contains(name);

    /// <summary>The highest number that is in use, reserved or kept for extensions; 0 when none is.</summary>
    public int HighestNumber => _highestNumber ??=
        Fields.Select(f => f.Number).Concat(ReservedRanges.Concat(ExtensionRanges).Select(r => r.End)).Append(0).Max();

    public IEnumerable<MessageSchema> SelfAndNested() => [this, .. Messages.SelectMany(m => m.SelfAndNested())];

    private Reservations Reserved => _reserved ??= new(ReservedRanges, ReservedNames);
}

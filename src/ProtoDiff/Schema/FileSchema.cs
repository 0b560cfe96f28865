using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>One .proto file, as its descriptor tells it.</summary>
internal sealed class FileSchema(SchemaSet set) : IDeclared
{
    private MessageSchema[]? _allMessages;
    private EnumSchema[]? _allEnums;
    private FieldSchema[]? _allExtensions;
    private Dictionary<string, MessageSchema>? _messagesByName;
    private Features.Memory _statedFeatures;
    private int? _javaStringCheckUtf8;
    private bool _isJavaStringCheckUtf8Read;

    /// <summary>The file itself.</summary>
    FileSchema IDeclared.File => this;

    /// <summary>The side of the comparison it belongs to.</summary>
    public SchemaSet Set { get; } = set;

    public ref Features.Memory StatedFeatures => ref _statedFeatures;

    public string Name { get; set; } = "";

    /// <summary>Where it is, from the directory of the schema; its name, where there is no directory.</summary>
    public string Path => Set.Descriptors.PathOf(Name);

    /// <summary>Empty when the file declares none.</summary>
    public string Package { get; set; } = "";

    /// <summary>"proto2", "proto3" or "editions"; empty, which means proto2, when not written.</summary>
    public string Syntax { get; set; } = "";

    /// <summary>Number of google.protobuf.Edition; 0 outside editions.</summary>
    public int Edition { get; set; }

    public string[] Dependencies { get; set; } = [];

    /// <summary>Indexes into <see cref="Dependencies"/>.</summary>
    public int[] PublicDependencies { get; set; } = [];

    public MessageSchema[] Messages { get; set; } = [];

    public EnumSchema[] Enums { get; set; } = [];

    public ServiceSchema[] Services { get; set; } = [];

    public FieldSchema[] Extensions { get; set; } = [];

    public ByteRange Options { get; set; }

    /// <summary>
    /// The edition whose defaults hold. proto2 and proto3 count as editions before the first one (descriptor.proto, Edition).
    /// </summary>
    public int EffectiveEdition => UsesEditions ? Edition : IsProto3 ? Editions.Proto3 : Editions.Proto2;

    /// <summary>The encoded options of the file and everything in it, one after the other.</summary>
    public byte[] OptionBytes { get; set; } = [];

    public bool UsesEditions => Syntax == "editions";

    public bool IsProto3 => Syntax == "proto3";

    /// <summary>File option java_string_check_utf8. Asked for every string of the file, and so kept.</summary>
    public int? JavaStringCheckUtf8
    {
        get
        {
            if (!_isJavaStringCheckUtf8Read)
                _javaStringCheckUtf8 = OptionReader.Number(this, FileOptionFields.JavaStringCheckUtf8);
            _isJavaStringCheckUtf8Read = true;
            return _javaStringCheckUtf8;
        }
    }

    /// <summary>The bytes of one element's options.</summary>
    public ReadOnlySpan<byte> OptionsOf(ByteRange range) => OptionBytes.AsSpan(range.Start, range.Length);

    /// <summary>What it declares outside any message, but for extensions.</summary>
    public IEnumerable<SchemaElement> AtTop() => Messages.Concat<SchemaElement>(Enums).Concat(Services);

    /// <summary>Every message, enum and service of the file, those inside messages included.</summary>
    public IEnumerable<SchemaElement> AllTypes() => AllMessages().Concat<SchemaElement>(AllEnums()).Concat(Services);

    /// <summary>Every message of the file, those inside others included, in the order of the file.</summary>
    public IReadOnlyList<MessageSchema> AllMessages() => _allMessages ??= [.. Messages.SelectMany(m => m.SelfAndNested())];

    /// <summary>The message of a name within the package; null when the file does not declare it.</summary>
    public MessageSchema? FindMessage(string nestedName) =>
        (_messagesByName ??= AllMessages().ToDictionary(m => m.NestedName, StringComparer.Ordinal)).GetValueOrDefault(nestedName);

    /// <summary>Every enum of the file, those inside messages included.</summary>
    public IReadOnlyList<EnumSchema> AllEnums() => _allEnums ??= [.. Enums, .. AllMessages().SelectMany(m => m.Enums)];

    /// <summary>Every extension declared in the file, those inside messages included.</summary>
    public IReadOnlyList<FieldSchema> AllExtensions() => _allExtensions ??= [.. Extensions, .. AllMessages().SelectMany(m => m.Extensions)];
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>The messages of one side, as a program that was built from it knows them: with the extensions of the files at hand.</summary>
/// <param name="files">The files at hand.</param>
/// <param name="isPrevious">Whether it is the previous side.</param>
internal sealed class MessageTypes(IEnumerable<FileSchema> files, bool isPrevious)
{
    private readonly ILookup<string, FieldSchema> _extensions = files.SelectMany(f => f.AllExtensions()).ToLookup(e => e.Extendee!, StringComparer.Ordinal);
    private readonly Dictionary<MessageSchema, MessageType> _types = new(ReferenceEqualityComparer.Instance);

    public bool IsPrevious => isPrevious;

    public MessageType Of(MessageSchema schema)
    {
        if (!_types.TryGetValue(schema, out var type))
            _types.Add(schema, type = new(this, schema, _extensions[schema.FullName]));
        return type;
    }
}

/// <summary>A message, with what encoding and decoding ask of it again and again.</summary>
internal sealed class MessageType
{
    private readonly Lazy<Dictionary<string, MessageField>?> _fieldsByJsonName;

    public MessageType(MessageTypes types, MessageSchema schema, IEnumerable<FieldSchema> extensions)
    {
        (Schema, IsPrevious) = (schema, types.IsPrevious);

        // A type that the set does not hold cannot be read: its field is as good as unknown.
        foreach (var field in schema.Fields.Concat(extensions).Where(HasType))
            Fields.TryAdd(field.Number, new(types, field));
        _fieldsByJsonName = new(ByJsonName);
    }

    public MessageSchema Schema { get; }

    /// <summary>Whether it is of the previous side.</summary>
    public bool IsPrevious { get; }

    /// <summary>Fields and extensions, by number.</summary>
    public SortedDictionary<int, MessageField> Fields { get; } = [];

    /// <summary>Fields by every name a JSON reader accepts (protobuf.dev, "ProtoJSON Format"); null where two have the same.</summary>
    public Dictionary<string, MessageField>? FieldsByJsonName => _fieldsByJsonName.Value;

    /// <summary>Whether its JSON is not made of its fields (protobuf.dev, "ProtoJSON Format", on google.protobuf.Any, Timestamp and so on).</summary>
    public bool HasOwnJson => Schema.File.Package == "google.protobuf" && Schema.File.Name is
        "google/protobuf/any.proto" or "google/protobuf/duration.proto" or "google/protobuf/field_mask.proto" or "google/protobuf/struct.proto"
        or "google/protobuf/timestamp.proto" or "google/protobuf/wrappers.proto";

    /// <summary>Whether its extensions are written in the format of proto1, which nothing here writes.</summary>
    public bool IsMessageSet => OptionReader.Number(Schema, MessageOptionFields.MessageSetWireFormat) is 1;

    private static bool HasType(FieldSchema field) => field.TypeName is not { } name || field.File.Set.FindType(name, field.File) is not null;

    private Dictionary<string, MessageField>? ByJsonName()
    {
        Dictionary<string, MessageField> byName = new(StringComparer.Ordinal);
        foreach (var field in Fields.Values)
        {
            foreach (var name in field.JsonNames)
            {
                if (!byName.TryAdd(name, field) && byName[name] != field)
                    return null;
            }
        }

        return byName;
    }
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>What the type of a field really is, after features and map entries are taken into account.</summary>
internal static class FieldTypes
{
    /// <summary>
    /// The kind that decides the bytes on the wire. In editions a message field with the feature message_encoding = DELIMITED is a
    /// group, but never a map field or the value of one (descriptor.proto, FeatureSet.message_encoding).
    /// </summary>
    /// <exception cref="SchemaException">The descriptor leaves the kind open and names no type of the set.</exception>
    public static FieldKind ResolvedKind(this FieldSchema field)
    {
        var kind = field.DeclaredKind == FieldKind.Unspecified ? KindByName(field) : field.DeclaredKind;
        return kind == FieldKind.Message && field.File.UsesEditions && IsDelimited(field) ? FieldKind.Group : kind;
    }

    /// <summary>Whether its values are messages, however they are delimited; the entries of a map are.</summary>
    public static bool IsMessage(this FieldSchema field) => field.ResolvedKind() is FieldKind.Message or FieldKind.Group;

    /// <summary>Whether a field was written <c>map&lt;…&gt;</c>.</summary>
    public static bool IsMap(this FieldSchema field) => field.MapEntry() is not null;

    /// <summary>The entry type that the compiler made for a map field; null for other fields.</summary>
    public static MessageSchema? MapEntry(this FieldSchema field) =>
        field is { IsExtension: false, IsRepeated: true, TypeName: { } type, Message: { } message } ? message.FindMapEntry(type) : null;

    /// <summary>The map field that an entry type was made for, asked of the type or of its key or value; null for other elements.</summary>
    public static FieldSchema? MapField(this SchemaElement element) =>
        (element as MessageSchema ?? element.Parent as MessageSchema) is { IsMapEntry: true, Parent: MessageSchema owner } entry
            ? owner.FindFieldOfType(entry.FullName)
            : null;

    private static bool IsDelimited(FieldSchema field) =>
        Features.Resolve(field, Feature.MessageEncoding) == Feature.Delimited
        && field.Message is not { IsMapEntry: true }
        && !field.IsMap();

    private static FieldKind KindByName(FieldSchema field) => field.TypeName is { } name ? field.File.Set.FindType(name, field.File) switch
    {
        EnumSchema => FieldKind.Enum,
        MessageSchema => FieldKind.Message,
        _ => throw Unresolved(field, $"uses type \"{name}\", which no file of the set declares"),
    }
    : throw Unresolved(field, "has no type");

    private static SchemaException Unresolved(FieldSchema field, string problem) =>
        new($"\"{field.File.Set.Descriptors.Name}\" is incomplete: field \"{field.FullName}\" in {field.File.Name} {problem}; write it with --include_imports");
}

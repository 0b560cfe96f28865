namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A field of a message, or an extension.</summary>
internal sealed class FieldSchema(FileSchema file, MessageSchema? parent, int index, bool isExtension) : SchemaElement(file, parent, index)
{
    public override int PathField => (IsExtension, Parent) switch
    {
        (false, _) => MessageFields.Field,
        (true, null) => FileFields.Extension,
        (true, _) => MessageFields.Extension,
    };

    public override int OptionsField => FieldFields.Options;

    public override int FeaturesField => FeatureSetIn.FieldOptions;

    public override SchemaElement? FeatureParent => Oneof ?? Parent;

    public bool IsExtension { get; } = isExtension;

    /// <summary>The message that declares it; for an extension, the message it is declared inside, or null.</summary>
    public MessageSchema? Message => (MessageSchema?)Parent;

    public int Number { get; set; }

    public FieldLabel Label { get; set; } = FieldLabel.Optional;

    /// <summary>The type as the descriptor states it, before features; see <see cref="FieldTypes"/>.</summary>
    public FieldKind DeclaredKind { get; set; }

    /// <summary>Full name of its message or enum, without a leading dot; null for a scalar.</summary>
    public string? TypeName { get; set; }

    /// <summary>Full name of the message that an extension extends; null for a field.</summary>
    public string? Extendee { get; set; }

    /// <summary>Index of its oneof in the message, synthetic ones included; -1 outside any.</summary>
    public int OneofIndex { get; set; } = -1;

    /// <summary>Whether it is a proto3 field written <c>optional</c>, whose oneof is synthetic.</summary>
    public bool IsProto3Optional { get; set; }

    /// <summary>The name it has in JSON, when the descriptor states one; see <see cref="EffectiveJsonName"/>.</summary>
    public string? JsonName { get; set; }

    public string? DefaultValue { get; set; }

    public string EffectiveJsonName => JsonName ?? JsonNames.Default(Name);

    public bool IsRepeated => Label == FieldLabel.Repeated;

    /// <summary>
    /// Whether parsers refuse a message without it: proto2 <c>required</c>, which editions write as the feature
    /// field_presence = LEGACY_REQUIRED.
    /// </summary>
    public bool IsRequired => Label == FieldLabel.Required
        || (File.UsesEditions && Label == FieldLabel.Optional && Features.Resolve(this, Feature.FieldPresence) == Feature.LegacyRequired);

    /// <summary>The oneof it is in as people wrote it; null outside one and for a proto3 <c>optional</c> field.</summary>
    public OneofSchema? RealOneof => Oneof is { IsSynthetic: false } oneof ? oneof : null;

    /// <summary>Whether a reader can tell a field that was set to its default from one that was not set.</summary>
    /// <remarks>protobuf.dev, "Application Note: Field Presence".</remarks>
    public bool HasPresence => !IsRepeated
        && (IsExtension || OneofIndex >= 0 || this.ResolvedKind() is FieldKind.Message or FieldKind.Group
            || Features.Resolve(this, Feature.FieldPresence) != Feature.Implicit);

    /// <summary>The full name of the message that carries it on the wire.</summary>
    public string ContainingMessage => Extendee ?? Parent?.FullName ?? "";

    private OneofSchema? Oneof => !IsExtension && Message is { } m && (uint)OneofIndex < (uint)m.Oneofs.Length ? m.Oneofs[OneofIndex] : null;
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A oneof of a message.</summary>
internal sealed class OneofSchema(FileSchema file, MessageSchema parent, int index) : SchemaElement(file, parent, index)
{
    public override int PathField => MessageFields.Oneof;

    public override int OptionsField => OneofFields.Options;

    public override int FeaturesField => FeatureSetIn.OneofOptions;

    /// <summary>Whether the compiler made it for a proto3 <c>optional</c> field: no one wrote it, and no one sees it.</summary>
    public bool IsSynthetic { get; set; }
}

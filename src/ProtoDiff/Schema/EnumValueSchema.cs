namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A value of an enum. Values with the same number are aliases.</summary>
internal sealed class EnumValueSchema(FileSchema file, EnumSchema parent, int index) : SchemaElement(file, parent, index)
{
    public override int PathField => EnumFields.Value;

    public override int OptionsField => EnumValueFields.Options;

    public override int FeaturesField => FeatureSetIn.EnumValueOptions;

    public int Number { get; set; }

    /// <summary>Values live beside their enum, not in it (descriptor.proto, EnumValueDescriptorProto).</summary>
    protected override string Scope => Parent!.Parent?.FullName ?? File.Package;
}

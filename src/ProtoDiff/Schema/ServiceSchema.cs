namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A service.</summary>
internal sealed class ServiceSchema(FileSchema file, int index) : SchemaElement(file, parent: null, index)
{
    public override int PathField => FileFields.Service;

    public override int OptionsField => ServiceFields.Options;

    public override int FeaturesField => FeatureSetIn.ServiceOptions;

    public MethodSchema[] Methods { get; set; } = [];
}

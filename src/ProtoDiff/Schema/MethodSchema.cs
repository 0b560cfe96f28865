namespace Wirecheck.ProtoDiff.Schema;

/// <summary>An RPC of a service.</summary>
internal sealed class MethodSchema(FileSchema file, ServiceSchema parent, int index) : SchemaElement(file, parent, index)
{
    public override int PathField => ServiceFields.Method;

    public override int OptionsField => MethodFields.Options;

    public override int FeaturesField => FeatureSetIn.MethodOptions;

    /// <summary>Full name of the request message, without a leading dot.</summary>
    public string InputType { get; set; } = "";

    /// <summary>Full name of the response message, without a leading dot.</summary>
    public string OutputType { get; set; } = "";

    public bool IsClientStreaming { get; set; }

    public bool IsServerStreaming { get; set; }
}

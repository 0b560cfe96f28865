namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>An input that was found and told: either .proto files, which are compiled with a view to the other input, or a descriptor set.</summary>
internal sealed record OpenedInput(ProtoTree? Tree, DescriptorSet? Set)
{
    public OpenedInput(ProtoTree tree)
        : this(tree, null)
    {
    }

    public OpenedInput(DescriptorSet set)
        : this(null, set)
    {
    }
}

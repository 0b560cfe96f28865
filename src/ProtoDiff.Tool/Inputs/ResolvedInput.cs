namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>An input made into a descriptor set, and what was put on disk for it.</summary>
internal sealed class ResolvedInput(DescriptorSet set, IDisposable? files = null) : IDisposable
{
    public DescriptorSet Set { get; } = set;

    public void Dispose()
    {
        Set.Dispose();
        files?.Dispose();
    }
}

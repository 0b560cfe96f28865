namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Two inputs made into descriptor sets for one comparison.</summary>
internal sealed record ResolvedPair(ResolvedInput Previous, ResolvedInput Current) : IDisposable
{
    /// <summary>What the user should know of the inputs beside the findings.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public void Dispose()
    {
        Previous.Dispose();
        Current.Dispose();
    }
}

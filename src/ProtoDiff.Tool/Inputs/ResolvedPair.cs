namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Two inputs made into descriptor sets for one comparison.</summary>
internal sealed record ResolvedPair(ResolvedInput Previous, ResolvedInput Current) : IDisposable
{
    private const long LargeSize = 64 << 20;

    /// <summary>What the user should know of the inputs beside the findings.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether to compare them may take longer than people notice. Smaller ones are compared before anybody could read a word.</summary>
    public bool AreLarge => Previous.Set.Source.Length + Current.Set.Source.Length > LargeSize;

    public void Dispose()
    {
        Previous.Dispose();
        Current.Dispose();
    }
}

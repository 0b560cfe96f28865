namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>What the user says of where imports start from.</summary>
internal sealed record ImportSettings
{
    public static readonly ImportSettings None = new();

    /// <summary>Directories that imports start from, before all others.</summary>
    public IReadOnlyList<string> Directories { get; init; } = [];

    /// <summary>The <c>buf.yaml</c> that tells the modules of the current schema; those around it when null.</summary>
    public ConfigurationText? Current { get; init; }

    /// <summary>The <c>buf.yaml</c> that tells the modules of the previous schema; those around it when null.</summary>
    public ConfigurationText? Previous { get; init; }
}

/// <param name="Name">What people call it.</param>
/// <param name="Text">What it says.</param>
internal sealed record ConfigurationText(string Name, string Text);

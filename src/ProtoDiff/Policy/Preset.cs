namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Which rules take part before anything is selected.</summary>
public enum Preset
{
    /// <summary>All of them.</summary>
    Default,

    /// <summary>Only those of <c>buf breaking</c>, with its findings.</summary>
    Buf,
}

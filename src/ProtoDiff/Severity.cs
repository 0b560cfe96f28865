namespace Wirecheck.ProtoDiff;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth a look; the check passes unless it is told otherwise.</summary>
    Warning,

    /// <summary>Something breaks.</summary>
    Error,
}

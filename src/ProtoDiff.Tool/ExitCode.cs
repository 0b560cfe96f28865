namespace Wirecheck.ProtoDiff.Tool;

/// <summary>What the process says to the one that started it.</summary>
internal static class ExitCode
{
    /// <summary>The schemas are compatible.</summary>
    public const int Compatible = 0;

    /// <summary>Something breaks.</summary>
    public const int Breaking = 1;

    /// <summary>Something breaks, as `buf breaking` says it.</summary>
    public const int BreakingAsBuf = 100;

    /// <summary>Nothing can be said: bad arguments, an input that cannot be read, protoc or git failed.</summary>
    public const int CouldNotTell = 2;
}

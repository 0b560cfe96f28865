namespace Wirecheck.ProtoDiff;

/// <summary>
/// Which data must stay readable. Source code, and what breaks nobody yet, matters in no direction: only <see cref="Full"/> keeps such findings.
/// </summary>
public enum Direction
{
    /// <summary>In both directions, and everything else that is found.</summary>
    Full,

    /// <summary>New programs must read what old ones write, or have stored.</summary>
    Backward,

    /// <summary>Old programs, which are not updated yet, must read what new ones write.</summary>
    Forward,
}

/// <summary>What a direction keeps.</summary>
internal static class Directions
{
    /// <summary>The breaks that matter in a direction.</summary>
    public static Breaks Data(this Direction direction) => direction switch
    {
        Direction.Backward => Breaks.NewReadsOld | Breaks.JsonNewReadsOld,
        Direction.Forward => Breaks.OldReadsNew | Breaks.JsonOldReadsNew,
        _ => Breaks.Wire | Breaks.Json,
    };

    /// <summary>Whether a direction leaves out what breaks in these ways.</summary>
    public static bool LeavesOut(this Direction direction, Breaks breaks) => direction != Direction.Full && (breaks & direction.Data()) == Breaks.None;
}

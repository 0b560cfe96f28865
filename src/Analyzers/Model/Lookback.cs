namespace Wirecheck.Analyzers.Model;

/// <summary>
/// How many more steps one question may look back for where a value comes from. All readers that work on the question share it, so that values
/// defined by each other, and values made of many, end the search instead of the compiler.
/// </summary>
internal sealed class Lookback
{
    private int _left = 64;

    /// <summary>Whether another step may be taken. An answer given up on is "unknown".</summary>
    public bool Step() => _left-- > 0;
}

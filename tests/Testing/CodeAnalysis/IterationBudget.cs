namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How often a fix may be applied: exactly <paramref name="count"/> times, or at most, if it is negative.</summary>
internal readonly struct IterationBudget(int count)
{
    private int Limit => Math.Abs(count);

    // "At most one" is "exactly one": with none the text would not have changed.
    private bool IsExact => count >= -1;

    /// <summary>What is wrong with <paramref name="used"/> iterations; <see langword="null"/>, if nothing is.</summary>
    public string? Verdict(int used)
    {
        var limit = Limit;
        return (limit, used) switch
        {
            (0, > 0) => "No fix was expected, but one was offered.",
            ( > 0, 0) => "A fix was expected, but none was offered.",
            _ when used > limit => $"Expected {(IsExact ? "exactly" : "at most")} {limit} iterations, but there was more to fix after them.",
            _ when IsExact && used < limit => $"Expected exactly {limit} iterations, but there were {used}.",
            _ => null,
        };
    }

    /// <summary>Whether one more iteration after <paramref name="used"/> would be too many.</summary>
    public bool IsSpent(int used) => used >= Limit;
}

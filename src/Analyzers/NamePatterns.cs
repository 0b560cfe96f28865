using System.Collections.Immutable;

namespace Wirecheck.Analyzers;

/// <summary>A list of names in which <c>*</c> stands for any run of characters. Case is ignored.</summary>
internal sealed class NamePatterns
{
    public static readonly NamePatterns None = new(ImmutableArray<string>.Empty);

    private readonly ImmutableArray<string> _patterns;

    private NamePatterns(ImmutableArray<string> patterns) => _patterns = patterns;

    public bool IsEmpty => _patterns.IsEmpty;

    public static NamePatterns Parse(string? list)
    {
        if (string.IsNullOrEmpty(list)) return None;

        var patterns = list!.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0).ToImmutableArray();
        return patterns.IsEmpty ? None : new NamePatterns(patterns);
    }

    public override string ToString() => string.Join(",", _patterns);

    public bool Match(string name)
    {
        foreach (var pattern in _patterns)
        {
            if (Match(pattern, name)) return true;
        }

        return false;
    }

    /// <summary>Greedy, with one point to come back to: linear in practice, quadratic at worst, whatever the pattern.</summary>
    private static bool Match(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}

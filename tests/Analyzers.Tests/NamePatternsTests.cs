using System.Diagnostics;

namespace Wirecheck.Analyzers.Tests;

public class NamePatternsTests
{
    [Theory]
    [InlineData("shipping", "shipping", true)]
    [InlineData("shipping", "SHIPPING", true)]
    [InlineData("shipping", "shipping2", false)]
    [InlineData("*.corp", "a.corp", true)]
    [InlineData("*.corp", "corp", false)]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "abcb", false)]
    [InlineData("a*b*c", "a1b2b3c", true)]
    [InlineData("x, y ,z", "y", true)]
    [InlineData(" , ,", "", false)]
    [InlineData("", "", false)]
    [InlineData(null, "x", false)]
    public void Matches(string? list, string name, bool expected) => Assert.Equal(expected, NamePatterns.Parse(list).Match(name));

    [Fact]
    public void A_hostile_pattern_costs_little()
    {
        var patterns = NamePatterns.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b");
        var steps = Stopwatch.StartNew();
        Assert.False(patterns.Match(new string('a', 5_000)));
        Assert.True(steps.Elapsed < TimeSpan.FromSeconds(10)); // exponential would not end at all
    }
}

using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Every rule finds what it is for, where it is, and nothing beside it.</summary>
public class RulePairTests
{
    public static TheoryData<int, string> Pairs()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < CompiledPairs.All.Count; i++)
            data.Add(i, CompiledPairs.All[i].ToString());
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Finds_exactly_what_the_pair_says(int index, string pair)
    {
        Assert.True(pair.Length > 0);
        Assert.Equal(CompiledPairs.All[index].Places, CompiledPairs.Places(index));
    }

    [Fact]
    public void Every_rule_has_a_pair_that_fires_and_two_that_do_not()
    {
        Assert.All(RuleTable.All, rule =>
        {
            var pairs = CompiledPairs.All.Where(p => p.Rule == rule.Id).ToArray();
            Assert.True(pairs.Any(p => p.Places.Length > 0), $"{rule.Id} has no pair that fires");
            Assert.True(pairs.Count(p => p.Places.Length == 0) >= 2, $"{rule.Id} has fewer than two pairs that do not fire");
        });
    }
}

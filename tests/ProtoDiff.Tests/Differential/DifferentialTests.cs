using System.Text.RegularExpressions;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Conformance;
using Wirecheck.ProtoDiff.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>
/// Under <c>--preset buf</c> the findings are those of buf over schemas that no one thought of. PROTODIFF_DIFFERENTIAL_ROUNDS makes it longer,
/// PROTODIFF_DIFFERENTIAL_SEED repeats a round that failed.
/// </summary>
public partial class DifferentialTests(ITestOutputHelper output)
{
    private const int PairsARound = 120;
    private const int MaxMutations = 3;
    private static readonly string[] CategoriesOfBuf = [.. CategoryNames.All.Select(c => c.Name)];

    [Fact]
    public void Random_changes_of_random_schemas_are_judged_as_buf_judges_them()
    {
        if (BufCli.Path is null)
        {
            output.WriteLine("left out: buf is not installed");
            return;
        }

        var rounds = Variable("PROTODIFF_DIFFERENTIAL_ROUNDS") ?? 1;
        var first = Variable("PROTODIFF_DIFFERENTIAL_SEED") ?? Random.Shared.Next(1_000_000_000);
        var (pairs, agreed, intended) = (0, 0, 0);
        HashSet<string> met = [];
        for (var round = 0; round < rounds; round++)
        {
            var result = Round(first + round, met);
            pairs += result.Pairs;
            agreed += result.Agreed;
            intended += result.Intended;
        }

        output.WriteLine($"seeds {first} to {first + rounds - 1}: {pairs} pairs, {agreed} findings in common, {intended} intended differences");
        output.WriteLine($"not met: {string.Join(' ', RuleTable.All.Where(r => r.IsInBuf).Select(r => r.Id).Except(met))}");
    }

    [Theory]
    [InlineData("v2", ConfigVersion.V2)]
    [InlineData("v1", ConfigVersion.V1)]
    [InlineData("v1beta1", ConfigVersion.V1Beta1)]
    public void Rules_and_categories_are_those_of_buf(string name, ConfigVersion version)
    {
        if (BufCli.Path is null)
        {
            output.WriteLine("left out: buf is not installed");
            return;
        }

        var ours = RuleTable.All.Where(r => r.IsInBuf && r.Categories.In(version) != Categories.None)
            .Select(r => $"{r.Id} {string.Join(' ', CategoryNames.Of(r.Categories.In(version)).Order(StringComparer.Ordinal))}");
        var theirs = BufCli.Rules(name).Select(r => $"{r.Key} {string.Join(' ', r.Value.Order(StringComparer.Ordinal))}");
        Assert.Equal(theirs.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    private static (int Pairs, int Agreed, int Intended) Round(int seed, HashSet<string> met)
    {
        var (previous, current, compiled) = Compile(seed);
        using var directory = new TestDirectory();
        var (before, after) = (directory.Write("previous.binpb", previous), directory.Write("current.binpb", current));
        var defects = new DefectsOfBuf(previous, current);
        var (agreed, intended) = (0, 0);
        List<string> problems = [];
        foreach (var category in CategoriesOfBuf)
        {
            var options = new ComparisonOptions { Rules = RuleSelection.Create([category], preset: Preset.Buf) };
            var ours = Compare.Bytes(previous, current, options).Findings.ToLookup(f => Located(BufFinding.Of(f), f.Element), f => f.Message);
            var theirs = BufCli.Breaking(after, before, category).ToLookup(f => Located(f.Finding, f.Message), f => f.Message);
            var onlyBuf = theirs.Where(f => !ours.Contains(f.Key)).ToList();
            var onlyHere = ours.Where(f => !theirs.Contains(f.Key)).ToList();
            intended += onlyBuf.RemoveAll(f => defects.ExplainOnlyBuf(f.Key, f.First())) + onlyHere.RemoveAll(f => defects.ExplainOnlyHere(f.Key));
            met.UnionWith(theirs.Select(f => f.Key.Rule));
            agreed += theirs.Count(f => ours.Contains(f.Key));
            problems.AddRange(onlyBuf.Select(f => $"{category}: only buf: {f.Key} {f.First()}"));
            problems.AddRange(onlyHere.Select(f => $"{category}: only here: {f.Key} {f.First()}"));
        }

        Assert.True(problems.Count == 0, $"PROTODIFF_DIFFERENTIAL_SEED={seed}\n{string.Join('\n', problems)}");
        return (compiled.Count, agreed, intended);
    }

    // What has no file is told apart by the directory or package in its name, which each pair has of its own.
    private static BufFinding Located(BufFinding finding, string text) => finding.Path.Length > 0 ? finding : finding with { Path = PairName().Match(text).Value };

    private static RandomPairs Compile(int seed) => RandomPairs.Compile([.. Enumerable.Range(0, PairsARound).Select(i => Evolution.Of(unchecked((seed * 1000) + i), MaxMutations))]);

    private static int? Variable(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : null;

    [GeneratedRegex(@"\bc\d+(?=[./])")]
    private static partial Regex PairName();
}

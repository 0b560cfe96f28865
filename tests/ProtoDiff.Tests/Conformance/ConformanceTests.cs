using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Conformance;

/// <summary>Under <c>--preset buf</c> the findings are those of buf over its own test pairs, but for the intended differences.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("FILE")]
    [InlineData("PACKAGE")]
    [InlineData("WIRE_JSON")]
    [InlineData("WIRE")]
    [InlineData("CSR")]
    public void A_category_finds_what_buf_finds(string category)
    {
        var options = new ComparisonOptions { Rules = RuleSelection.Create([category], preset: Preset.Buf), ExcludeImports = true };
        AssertSame($"expected.v2.{category}.json", _ => options, (_, path) => path);
    }

    [Fact]
    public void The_configuration_of_a_pair_finds_what_buf_finds() =>
        AssertSame("expected.native-config.json", pair => ConfigurationOf(pair).Options(), (pair, path) => ConfigurationOf(pair).NameOf(path));

    private static BufConfiguration ConfigurationOf(string pair) => BufConfiguration.Read(Path.Combine(pair, "buf.yaml"));

    private static string[] Pairs() => SharedData.Find("conformance") is { } root
        ? [.. Directory.GetDirectories(Path.Combine(root, "buf-1.75.0")).Order(StringComparer.Ordinal)]
        : [];

    private void AssertSame(string expectedFile, Func<string, ComparisonOptions> optionsOf, Func<string, string, string> nameOf)
    {
        var (pairs, agreed, intended) = (0, 0, 0);
        List<string> problems = [];
        foreach (var pair in Pairs())
        {
            var name = Path.GetFileName(pair);
            var buf = File.ReadAllLines(Path.Combine(pair, expectedFile)).Select(BufFinding.Parse).Select(f => f with { Path = nameOf(pair, f.Path) }).ToHashSet();
            var ours = Compare.Bytes(
                File.ReadAllBytes(Path.Combine(pair, "previous.binpb")), File.ReadAllBytes(Path.Combine(pair, "current.binpb")), optionsOf(pair))
                .Findings.Select(BufFinding.Of).ToHashSet();
            (string What, BufFinding Finding)[] differences =
                [.. buf.Except(ours).Select(f => (IntendedDifference.OnlyBuf, f)), .. ours.Except(buf).Select(f => (IntendedDifference.OnlyHere, f))];
            problems.AddRange(differences.Where(d => !IntendedDifference.Covers(name, d.What, d.Finding)).Select(d => $"{name}: {d.What} {d.Finding}"));
            pairs++;
            agreed += buf.Intersect(ours).Count();
            intended += differences.Length;
        }

        if (pairs == 0)
            output.WriteLine("left out: the conformance pairs are not beside this checkout");
        output.WriteLine($"{expectedFile}: {pairs} pairs, {agreed} findings in common, {intended} intended differences");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}

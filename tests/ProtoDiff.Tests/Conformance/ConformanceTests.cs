using System.Text.Json;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Conformance;

/// <summary>Under <c>--preset buf</c> the findings are those of buf, over its own test pairs, as far as its rules are implemented here.</summary>
public class ConformanceTests(ITestOutputHelper output)
{
    private static readonly HashSet<string> Implemented = [.. RuleTable.All.Where(r => r.IsInBuf).Select(r => r.Id)];

    [Theory]
    [InlineData("FILE")]
    [InlineData("PACKAGE")]
    [InlineData("WIRE_JSON")]
    [InlineData("WIRE")]
    [InlineData("CSR")]
    public void A_category_finds_what_buf_finds(string category)
    {
        var compared = 0;
        foreach (var pair in Pairs())
            compared += AssertSame(pair, $"expected.v2.{category}.json", RuleSelection.Create([category], preset: Preset.Buf));
        Finish(compared);
    }

    [Fact]
    public void The_configuration_of_a_pair_finds_what_buf_finds()
    {
        var compared = 0;
        foreach (var pair in Pairs())
        {
            var configuration = BufConfiguration.Read(Path.Combine(pair, "buf.yaml"));
            string[] use = [.. configuration.Use.Where(IsKnown)];
            if (configuration.Ignores || (use.Length == 0 && configuration.Use.Length > 0))
                continue;
            string[] except = [.. configuration.Except.Where(IsKnown)];
            compared += AssertSame(pair, "expected.native-config.json", RuleSelection.Create(use, except, Preset.Buf, configuration.Version));
        }

        Finish(compared);

        static bool IsKnown(string id) => Implemented.Contains(id) || CategoryNames.Find(id) is not null;
    }

    private static string[] Pairs() => SharedData.Find("conformance") is { } root
        ? [.. Directory.GetDirectories(Path.Combine(root, "buf-1.75.0")).Order(StringComparer.Ordinal)]
        : [];

    // A run that compared nothing, although the pairs are there, has proved nothing.
    private void Finish(int compared)
    {
        if (Pairs() is [])
            output.WriteLine("left out: the conformance pairs are not beside this checkout");
        else
            Assert.True(compared > 0);
        output.WriteLine($"{compared} findings of buf compared");
    }

    /// <returns>How many findings both have.</returns>
    private static int AssertSame(string pair, string expectedFile, RuleSelection rules)
    {
        var path = Path.Combine(pair, expectedFile);
        if (!File.Exists(path))
            return 0;
        var result = Compare.Bytes(
            File.ReadAllBytes(Path.Combine(pair, "previous.binpb")),
            File.ReadAllBytes(Path.Combine(pair, "current.binpb")),
            new ComparisonOptions { Rules = rules, ExcludeImports = true });
        var expected = File.ReadAllLines(path).Select(Expected).Where(e => Implemented.Contains(e.Rule)).ToHashSet();
        var actual = result.Findings.Select(f => (f.Rule, f.Path, f.StartLine, f.StartColumn)).ToHashSet();

        Assert.True(
            expected.SetEquals(actual),
            $"{pair} {expectedFile}\n only buf: {string.Join(' ', expected.Except(actual))}\n only here: {string.Join(' ', actual.Except(expected))}");
        return actual.Count;
    }

    private static (string Rule, string Path, int Line, int Column) Expected(string line)
    {
        using var json = JsonDocument.Parse(line);
        var finding = json.RootElement;
        return (
            finding.GetProperty("type").GetString()!,
            finding.TryGetProperty("path", out var path) ? path.GetString()! : "",
            finding.GetProperty("start_line").GetInt32(),
            finding.GetProperty("start_column").GetInt32());
    }
}

using System.Diagnostics;
using System.Text.Json;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

/// <summary>SARIF 2.1.0, held against what its schema and the systems that take it require.</summary>
public class SarifTests
{
    private static readonly string[] Levels = ["error", "warning", "note", "none"];

    [Fact]
    public void A_log_is_what_the_schema_asks_for()
    {
        using var directory = new TestDirectory();
        foreach (var result in new[] { Samples.Orders(directory.Path), Samples.Hostile, Samples.Compatible })
        {
            using var log = JsonDocument.Parse(Samples.Write("sarif", result));
            Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
            var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
            Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
            var driver = run.GetProperty("tool").GetProperty("driver");
            Assert.Matches(@"^\d+\.\d+\.\d+$", driver.GetProperty("semanticVersion").GetString());
            var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
            Assert.Distinct(rules.Select(r => r.GetProperty("id").GetString()));
            Assert.All(rules, AssertRule);
            var results = run.GetProperty("results").EnumerateArray().ToArray();
            Assert.Equal(result.Findings.Count, results.Length);
            Assert.All(results, r => AssertResult(r, rules));
        }
    }

    [Fact]
    public void What_is_accepted_is_suppressed_where_it_was_accepted()
    {
        using var directory = new TestDirectory();

        Assert.Equal(["", "", "inSource"], Suppressions(Samples.Orders(directory.Path)));
        Assert.Equal(["", "", "external"], Suppressions(Samples.Hostile));

        static IEnumerable<string?> Suppressions(ComparisonResult result)
        {
            using var log = JsonDocument.Parse(Samples.Write("sarif", result));
            return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("suppressions"))
                .Select(s => s.GetArrayLength() == 0 ? "" : s[0].GetProperty("kind").GetString()).Order()];
        }
    }

    [Fact]
    public void Columns_are_those_of_the_text_where_it_can_be_read()
    {
        using var directory = new TestDirectory();
        var result = Samples.Orders(directory.Path);

        using var log = JsonDocument.Parse(Samples.Write("sarif", result));

        // A compiler goes from the tab before "double" to column 9.
        var finding = result.Findings.Single(f => f is { Rule: "FIELD_SAME_TYPE", Acceptance: null });
        Assert.Equal((6, 9, 15), (finding.StartLine, finding.StartColumn, finding.EndColumn));
        var region = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region"))
            .Single(r => r.GetProperty("startLine").GetInt32() == 6);
        Assert.Equal((2, 8), (region.GetProperty("startColumn").GetInt32(), region.GetProperty("endColumn").GetInt32()));
    }

    [SarifMultitoolFact]
    public void The_validator_of_SARIF_finds_no_error()
    {
        using var directory = new TestDirectory();
        foreach (var result in new[] { Samples.Orders(directory.Path), Samples.Hostile, Samples.Compatible })
        {
            var log = Path.Combine(directory.Path, "log.sarif");
            File.WriteAllText(log, Samples.Write("sarif", result));
            var start = new ProcessStartInfo(SarifMultitoolFactAttribute.Path!, ["validate", log]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0 && !output.Contains(": error ", StringComparison.Ordinal), output + error.Result);
        }
    }

    private static void AssertRule(JsonElement rule)
    {
        foreach (var name in new[] { "shortDescription", "fullDescription", "help" })
            Assert.NotEmpty(rule.GetProperty(name).GetProperty("text").GetString()!);
        var id = rule.GetProperty("id").GetString()!;
        Assert.True(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute));
        Assert.Contains($"\n## {id}\n", File.ReadAllText(Repository.File("docs", "protodiff", "rules.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static void AssertResult(JsonElement result, JsonElement[] rules)
    {
        Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Contains(result.GetProperty("level").GetString(), Levels);
        Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
        Assert.NotEmpty(result.GetProperty("partialFingerprints").EnumerateObject());
        Assert.Equal(JsonValueKind.Array, result.GetProperty("suppressions").ValueKind);
        var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        var artifact = place.GetProperty("artifactLocation");
        Assert.True(Uri.IsWellFormedUriString(artifact.GetProperty("uri").GetString(), artifact.TryGetProperty("uriBaseId", out _) ? UriKind.Relative : UriKind.Absolute));
        var region = place.GetProperty("region");
        Assert.True(region.GetProperty("startLine").GetInt32() > 0);
        if (region.TryGetProperty("endColumn", out var end) && region.GetProperty("startLine").GetInt32() == region.GetProperty("endLine").GetInt32())
            Assert.True(region.GetProperty("startColumn").GetInt32() < end.GetInt32());
    }
}

/// <summary>A test that needs <c>sarif-multitool</c> (npm, @microsoft/sarif-multitool), found by PROTODIFF_SARIF_MULTITOOL or on the PATH.</summary>
internal sealed class SarifMultitoolFactAttribute : FactAttribute
{
    public SarifMultitoolFactAttribute()
    {
        if (Path is null)
            Skip = "sarif-multitool is not installed; PROTODIFF_SARIF_MULTITOOL names it";
    }

    public static string? Path { get; } = Environment.GetEnvironmentVariable("PROTODIFF_SARIF_MULTITOOL") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(d => System.IO.Path.Combine(d, "sarif-multitool")).FirstOrDefault(File.Exists);
}

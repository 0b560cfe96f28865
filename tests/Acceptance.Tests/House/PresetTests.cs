using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Wirecheck.Acceptance.Tests.Support;
using Wirecheck.Analyzers;

namespace Wirecheck.Acceptance.Tests.House;

/// <summary>The presets follow the rules. What they do to a build is seen in the tests of the package.</summary>
public sealed partial class PresetTests
{
    [Fact]
    public void Recommended_leaves_every_rule_as_it_is() => Assert.Empty(Severities("recommended"));

    [Fact]
    public void Strict_makes_an_error_of_every_warning() =>
        Assert.Equal(
            RuleCatalog.All.Where(r => r.IsEnabledByDefault && r.DefaultSeverity == DiagnosticSeverity.Warning).Select(r => (r.Id, "error")),
            Severities("strict"));

    [Fact]
    public void Audit_warns_of_every_rule() => Assert.Equal(RuleCatalog.All.Select(r => (r.Id, "warning")), Severities("audit"));

    private static (string Id, string Severity)[] Severities(string preset) =>
        [.. Setting().Matches(Repository.Read("src", "Analyzers.Package", "presets", preset + ".globalconfig"))
            .Select(m => (m.Groups["id"].Value, m.Groups["severity"].Value))];

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>\w+)\.severity = (?<severity>\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}

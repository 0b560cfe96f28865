using System.Text.RegularExpressions;
using Wirecheck.Acceptance.Tests.Support;
using Wirecheck.Analyzers;

namespace Wirecheck.Acceptance.Tests.House;

public sealed partial class DocumentationTests
{
    private static readonly string Pages = Repository.File("docs", "analyzers");

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(
            RuleCatalog.All.Select(r => r.Id),
            Directory.EnumerateFiles(Pages, "WIRE*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_page_is_headed_by_its_rule() =>
        Assert.All(RuleCatalog.All, r =>
            Assert.StartsWith($"# {r.Id}: ", File.ReadLines(Path.Combine(Pages, r.Id + ".md")).First(), StringComparison.Ordinal));

    [Fact]
    public void The_link_of_a_finding_leads_to_its_page() =>
        Assert.All(RuleCatalog.All, r => Assert.EndsWith($"/docs/analyzers/{r.Id}.md", r.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void The_readme_of_the_package_names_every_rule() =>
        Assert.All(RuleCatalog.All, r => Assert.Contains(r.HelpLinkUri, Repository.Read("src", "Analyzers.Package", "readme.md"), StringComparison.Ordinal));

    [Fact]
    public void Every_option_is_documented_and_every_documented_option_exists()
    {
        var options = Keys(Repository.Read("src", "Analyzers", "Options.cs"));
        var documented = Directory.EnumerateFiles(Pages, "*.md").SelectMany(p => Keys(File.ReadAllText(p)));

        Assert.NotEmpty(options);
        Assert.Equal(options, documented.ToHashSet());
    }

    private static HashSet<string> Keys(string text) => [.. OptionKey().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\bwirecheck\.[a-z]+(_[a-z]+)*\b")]
    private static partial Regex OptionKey();
}

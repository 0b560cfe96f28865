using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tests.Reports;

/// <summary>Reports quote names that anyone may have chosen: they stay text.</summary>
public partial class HostileNameTests
{
    public static TheoryData<string> Formats => [.. ReportFormats.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_report_holds_a_control_character(string format)
    {
        var report = Samples.Write(format, Samples.Hostile);

        Assert.DoesNotContain(report, c => char.IsControl(c) && c != '\n');

        // JSON gives programs names as they are.
        if (format is not ("json" or "sarif" or "gitlab"))
            Assert.DoesNotContain('\u202e', report);
    }

    /// <summary>What agents of CI systems look for in the output of a step: anywhere in a line, or at its start.</summary>
    [Theory]
    [InlineData("a/##vso[task.complete result=Succeeded]x.proto")]
    [InlineData("a/##VSO[task.complete]x.proto")]
    [InlineData("##[error]x.proto")]
    [InlineData("::add-mask::x.proto")]
    [InlineData("   ::stop-commands::x")]
    public void No_name_is_a_command_of_a_build_agent(string name)
    {
        var printed = Printable.OneLine(name);

        Assert.DoesNotContain("##vso[", printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("##[", printed, StringComparison.Ordinal);
        Assert.False(printed.TrimStart().StartsWith("::", StringComparison.Ordinal), printed);
    }

    [Theory]
    [InlineData("C::Name")]
    [InlineData("# comment")]
    [InlineData("a.v1.M::n")]
    public void Other_names_stay_as_they_are(string name) => Assert.Equal(name, Printable.OneLine(name));

    [Theory]
    [InlineData("github", 2)]
    [InlineData("azure", 2)]
    [InlineData("msbuild", 2)]
    [InlineData("json", 3)]
    public void A_finding_stays_on_its_line(string format, int lines) =>
        Assert.Equal(lines, Samples.Write(format, Samples.Hostile).TrimEnd('\n').Split('\n').Length);

    [Fact]
    public void Every_line_of_text_is_one_that_the_report_began()
    {
        var lines = Samples.Write("text", Samples.Hostile).Split('\n');

        Assert.All(lines, l => Assert.Matches(@"^(    |x\\n|note: x\\n|2 breaking changes|$)", l));
    }

    [Fact]
    public void GitHub_is_given_what_its_toolkit_would_write()
    {
        var line = Samples.Write("github", Samples.Hostile).Split('\n')[0];

        Assert.StartsWith(@"::error file=x\n%3A%3Aerror%3A%3Apwned\r\n##vso\u005btask.complete]%250A%2C;|`", line, StringComparison.Ordinal);
        Assert.Contains(",line=3,endLine=3,col=5,endColumn=9,title=FIELD_SAME_TYPE::Field \"x\\n::error::pwned", line, StringComparison.Ordinal);
        Assert.Contains(" changed.%0AKeep `x", line, StringComparison.Ordinal);
        Assert.DoesNotContain("col=", Samples.Write("github", Samples.Hostile).Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_file_is_annotated_without_one()
    {
        var result = Samples.Result(Samples.Finding("FILE_NO_DELETE", "1") with { Path = "", Message = "Gone.", Advice = "Keep it." });

        Assert.Equal("::error title=FILE_NO_DELETE::Gone.%0AKeep it.\n", Samples.Write("github", result));
        Assert.Equal("##vso[task.logissue type=error;code=FILE_NO_DELETE;]Gone. Keep it.\n", Samples.Write("azure", result));
    }

    [Fact]
    public void Azure_is_given_what_its_agent_undoes()
    {
        var line = Samples.Write("azure", Samples.Hostile).Split('\n')[0];

        Assert.StartsWith(@"##vso[task.logissue type=error;sourcepath=x\n::error::pwned\r\n##vso\u005btask.complete%5D%AZP250A,%3B|`", line, StringComparison.Ordinal);
        Assert.Contains(";linenumber=3;columnnumber=5;code=FIELD_SAME_TYPE;]Field", line, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_counts_what_it_lists()
    {
        var suite = XDocument.Parse(Samples.Write("junit", Samples.Hostile)).Root!.Element("testsuite")!;

        Assert.Equal(("3", "1", "2"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal(3, suite.Elements("testcase").Count());
        Assert.Single(suite.Descendants("failure"));
        Assert.Contains("]]><img", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
        Assert.Single(XDocument.Parse(Samples.Write("junit", Samples.Compatible)).Descendants("testcase"));
    }

    [Fact]
    public void GitLab_is_given_an_array_with_fingerprints_that_are_unique()
    {
        using var report = JsonDocument.Parse(Samples.Write("gitlab", Samples.Hostile));
        var issues = report.RootElement.EnumerateArray().ToArray();

        Assert.Equal(["major", "minor", "info"], issues.Select(i => i.GetProperty("severity").GetString()));
        Assert.Distinct(issues.Select(i => i.GetProperty("fingerprint").GetString()));
        Assert.All(issues, i => Assert.Equal(i.GetProperty("check_name").GetString() == "FILE_NO_DELETE" ? Samples.Evil : $"{Samples.Evil}.proto", i.GetProperty("location").GetProperty("path").GetString()));
        Assert.Equal("[]\n", Samples.Write("gitlab", Samples.Compatible));
    }

    [Fact]
    public void Json_holds_names_as_they_are()
    {
        var lines = Samples.Write("json", Samples.Hostile).TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToArray();

        Assert.All(lines, l => Assert.Equal($"p.M.{Samples.Evil}", l.GetProperty("element").GetString()));
        Assert.Equal([Samples.Evil, "v2"], lines[0].GetProperty("against").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("2027-01-31", lines[2].GetProperty("acceptance").GetProperty("until").GetString());
        Assert.False(lines[0].TryGetProperty("acceptance", out _));
    }

    [Fact]
    public void Html_is_well_formed_and_loads_and_runs_nothing()
    {
        var html = Samples.Write("html", Samples.Hostile);
        using var reader = XmlReader.Create(new StringReader(html), new() { DtdProcessing = DtdProcessing.Ignore });
        var page = XDocument.Load(reader);

        Assert.Equal(3, page.Descendants("article").Count());
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe" or "b");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.Descendants("a"), a => Assert.StartsWith("https://github.com/wirecheck/wirecheck/", a.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_holds_no_markup_but_its_own_and_mentions_no_one()
    {
        var markdown = Samples.Write("markdown", Samples.Hostile);

        Assert.Equal(["code", "details", "summary"], Tags().Matches(markdown).Select(t => t.Groups[1].Value).Distinct().Order());
        Assert.DoesNotContain("@team", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain(" #1 ", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("**b**", markdown, StringComparison.Ordinal);
        Assert.All(markdown.Split('\n').Where(l => l.StartsWith('|')), row => Assert.Equal(5, row.Count(c => c == '|')));
    }

    [Fact]
    public void Markdown_fits_a_comment_and_says_what_it_left_out()
    {
        var many = Samples.Result([.. Enumerable.Range(0, 2000).Select(i => Samples.Finding("FIELD_SAME_TYPE", $"{i}"))]);

        var markdown = Samples.Write("markdown", many);

        Assert.InRange(markdown.Length, 50_000, 65_536);
        Assert.Matches(@"\n\d{4} more are not in this table\.\n", markdown);
        Assert.Matches(@"\n\d{4} more are left out: ", markdown);
        Assert.Equal(Regex.Count(markdown, "<details>"), Regex.Count(markdown, "</details>"));
    }

    [GeneratedRegex("</?([a-z]+)[ >]")]
    private static partial Regex Tags();
}

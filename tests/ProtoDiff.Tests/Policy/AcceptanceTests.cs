using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Policy;

public sealed class AcceptanceTests : IDisposable
{
    private const string Previous = $"{Proto3} package p;\nmessage M {{\n  string a = 1;\n  string b = 2;\n}}\n";
    private const string Current = $"{Proto3} package p;\nmessage M {{\n  int32 a = 1;\n  int32 b = 2;\n}}\n";

    private static readonly DateOnly Today = new(2026, 3, 1);

    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void An_accepted_break_stays_and_says_why()
    {
        var result = Compare(Current, new Acceptance { Rule = "FIELD_SAME_TYPE", Element = "p.M.a", Reason = "never released" });

        Assert.Equal(["never released", null], result.Findings.Select(f => f.Acceptance?.Reason));
        Assert.Empty(result.Notes);
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-02-28", false)]
    public void It_holds_until_the_end_of_its_last_day(string until, bool holds)
    {
        var result = Compare(
            Current,
            new Acceptance { Rule = "FIELD_SAME_TYPE", Element = "p.M.a", Reason = "r", Until = DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Source = "f.yaml" });

        Assert.Equal(holds, result.Findings[0].Acceptance is not null);
        Assert.Equal(holds ? [] : ["f.yaml: FIELD_SAME_TYPE of p.M.a was accepted until 2026-02-28, and breaks still; mend it, or accept it anew"], result.Notes);
    }

    [Fact]
    public void One_with_a_fingerprint_is_about_that_break_only()
    {
        var fingerprint = Compare(Current).Findings[0].Fingerprint;
        var acceptance = new Acceptance { Rule = "FIELD_SAME_TYPE", Element = "p.M.a", Reason = "r", Fingerprint = fingerprint, Source = "f.yaml" };

        Assert.NotNull(Compare(Current, acceptance).Findings[0].Acceptance);

        var other = Compare(Current.Replace("int32 a", "bool a", StringComparison.Ordinal), acceptance);
        Assert.Null(other.Findings[0].Acceptance);
        Assert.Equal([acceptance], other.StaleAcceptances);
    }

    [Fact]
    public void One_that_is_about_nothing_any_more_is_told_unless_its_rule_was_not_asked()
    {
        var acceptance = new Acceptance { Rule = "FIELD_SAME_TYPE", Element = "p.Gone", Reason = "r" };

        Assert.Single(Compare(Previous, acceptance).StaleAcceptances);
        Assert.Empty(Support.Compare.Bytes(
            ProtoCompiler.Compile(Previous),
            ProtoCompiler.Compile(Previous),
            new ComparisonOptions { Rules = RuleSelection.Create(["WIRE"]), Accepted = [acceptance] }).StaleAcceptances);
    }

    [Theory]
    [InlineData("  // protodiff:accept FIELD_SAME_TYPE  never released \n  int32 a = 1;\n  int32 b = 2;", "never released", null)]
    [InlineData("  // What it is.\n  // protodiff:accept FIELD_SAME_TYPE r\n  int32 a = 1;\n  int32 b = 2;", "r", null)]
    [InlineData("  int32 a = 1; // protodiff:accept FIELD_SAME_TYPE r\n  int32 b = 2;", "r", null)]
    [InlineData("  // protodiff:accept FIELD_SAME_NAME r\n  int32 a = 1;\n  int32 b = 2;", null, null)]
    [InlineData("  // never protodiff:accept FIELD_SAME_TYPE r\n  int32 a = 1;\n  int32 b = 2;", null, null)]
    public void A_comment_above_the_element_accepts(string body, string? first, string? second)
    {
        var result = Compare($"{Proto3} package p;\nmessage M {{\n{body}\n}}\n");

        Assert.Equal([first, second], result.Findings.Select(f => f.Acceptance?.Reason));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void A_comment_above_the_message_is_about_what_is_reported_at_the_message()
    {
        var result = Compare($"{Proto3} package p;\n// protodiff:accept FIELD_NO_DELETE no one wrote it\n// protodiff:accept FIELD_SAME_TYPE not this one\nmessage M {{\n  int32 a = 1;\n}}\n");

        Assert.Equal(["no one wrote it", null], result.Findings.Select(f => f.Acceptance?.Reason));
    }

    [Fact]
    public void A_comment_without_a_reason_accepts_nothing_and_is_told()
    {
        var result = Compare($"{Proto3} package p;\nmessage M {{\n  // protodiff:accept FIELD_SAME_TYPE\n  int32 a = 1;\n  int32 b = 2;\n}}\n");

        Assert.All(result.Findings, f => Assert.Null(f.Acceptance));
        Assert.Equal(["a.proto:4: `protodiff:accept FIELD_SAME_TYPE` gives no reason, and is not followed; write it behind the rule"], result.Notes);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var path = Path.Combine(_directory.Path, AcceptanceFile.Name);
        Acceptance[] written =
        [
            new() { Rule = "B", Element = "p.M", Reason = "yes: \"#1\" - 'x'\nand more", By = "a@b", Date = Today, Source = path },
            new() { Rule = "A", Element = "p.M", Reason = "null", Fingerprint = "0000000000000012", Until = Today, Source = path },
        ];

        AcceptanceFile.Write(path, written);

        Assert.Equal(written.Reverse(), AcceptanceFile.Read(path));
        Assert.StartsWith("# ", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- rule: A\n  element: p", "(1,3): \"reason\" is missing")]
    [InlineData("- rule: A\n  element: p\n  reason: ''", "(1,3): \"reason\" is missing")]
    [InlineData("- rule: A\n  element: p\n  reason: r\n  until: soon", "\"soon\" is no day; write \"until\" as 2027-01-31")]
    [InlineData("- rule: A\n  element: p\n  reason: r\n  untill: 2026-01-01", "(4,3): \"untill\" is no setting here")]
    [InlineData("rule: A", "(1,1): the file has to hold a list")]
    public void What_makes_no_sense_is_named_with_its_place(string text, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => AcceptanceFile.Read(_directory.Write(AcceptanceFile.Name, text)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_nothing_is_accepted() => Assert.Empty(AcceptanceFile.Read(Path.Combine(_directory.Path, "none.yaml")));

    private static ComparisonResult Compare(string current, params Acceptance[] accepted) => Support.Compare.Bytes(
        ProtoCompiler.Compile(Previous), ProtoCompiler.Compile(current), new ComparisonOptions { Accepted = accepted, Today = Today });
}

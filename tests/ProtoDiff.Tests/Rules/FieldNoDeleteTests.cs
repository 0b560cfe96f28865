using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class FieldNoDeleteTests
{
    private const string Rule = "FIELD_NO_DELETE";
    private const string UnlessReserved = "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED";

    [Theory]
    [InlineData(Proto3, "string a = 1; string b = 2;", "string b = 2;")]
    [InlineData(Proto2, "optional string a = 1;", "")]
    [InlineData(Edition2023, "string a = 1;", "")]
    [InlineData(Proto3, "oneof o { string a = 1; string b = 2; }", "oneof o { string b = 2; }")]
    [InlineData(Proto2, "optional group G = 1 {}", "message G {}")]
    public void Both_rules_find_a_deleted_field_at_its_message(string syntax, string previous, string current)
    {
        Assert.Equal([$"{Rule} a.proto:3:1"], Compare.Bodies(syntax, previous, current, Rule).Lines());
        Assert.Equal([$"{UnlessReserved} a.proto:3:1"], Compare.Bodies(syntax, previous, current, UnlessReserved).Lines());
    }

    [Theory]
    [InlineData("reserved 1;")]
    [InlineData("reserved 5, 1 to 3;")]
    [InlineData("reserved 1 to max;")]
    public void A_reserved_number_satisfies_only_the_lenient_rule(string reserved)
    {
        Assert.Single(Compare.Bodies(Proto3, "string a = 1;", reserved, Rule).Findings);
        Assert.Empty(Compare.Bodies(Proto3, "string a = 1;", reserved, UnlessReserved).Findings);
    }

    [Theory]
    [InlineData("reserved 2;")]
    [InlineData("reserved 2 to max;")]
    [InlineData("reserved \"a\";")]
    public void Reserving_something_else_satisfies_neither(string reserved)
    {
        Assert.Single(Compare.Bodies(Proto3, "string a = 1;", reserved, Rule).Findings);
        Assert.Single(Compare.Bodies(Proto3, "string a = 1;", reserved, UnlessReserved).Findings);
    }

    [Theory]
    [InlineData("string a = 1;", "string renamed = 1;")]
    [InlineData("string a = 1; string b = 2;", "oneof o { string a = 1; } string b = 2;")]
    public void Is_silent_while_a_field_has_the_number(string previous, string current)
    {
        Assert.Empty(Compare.Bodies(Proto3, previous, current, Rule).Lines());
        Assert.Empty(Compare.Bodies(Proto3, previous, current, UnlessReserved).Lines());
    }

    [Fact]
    public void A_deleted_message_is_another_question()
    {
        Assert.Empty(Compare.Bodies(Proto3, "message N { string a = 1; }", "", Rule).Lines());
    }

    [Fact]
    public void Is_found_in_a_nested_message_at_that_message()
    {
        Assert.Equal([$"{Rule} a.proto:5:3"], Compare.Bodies(Proto3, "message N { string a = 1; }", "\n  message N {}", Rule).Lines());
    }

    [Fact]
    public void Is_found_where_the_message_moved_to()
    {
        var result = Compare.Files(
            [("a.proto", "syntax = \"proto3\"; package p; message M { string a = 1; }")],
            [("a.proto", "syntax = \"proto3\"; package p;"), ("b.proto", "syntax = \"proto3\"; package p;\nmessage M {}")],
            Rule);

        Assert.Equal([$"{Rule} b.proto:2:1"], result.Lines());
    }

    [Theory]
    [InlineData(Proto3, "string a = 1;", "`reserved 1; reserved \"a\";`")]
    [InlineData(Edition2023, "string a = 1;", "`reserved 1; reserved a;`")]
    public void Advises_the_lines_to_add(string syntax, string previous, string expected)
    {
        Assert.Contains(expected, Assert.Single(Compare.Bodies(syntax, previous, "", UnlessReserved).Findings).Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rule, "", "To delete it once nothing uses it, add `reserved 1; reserved \"a\";`, which is enough for WIRE_JSON")]
    [InlineData(Rule, "reserved 1; reserved \"a\";", "this rule finds every deletion")]
    [InlineData(UnlessReserved, "", "Add `reserved 1; reserved \"a\";`")]
    [InlineData(UnlessReserved, "reserved \"a\";", "Add `reserved 1;`")]
    public void Says_what_is_enough_for_whom(string rule, string current, string expected)
    {
        Assert.Contains(expected, Assert.Single(Compare.Bodies(Proto3, "string a = 1;", current, rule).Findings).Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string a = 1;")]
    [InlineData("int32 z = 9; string a = 1;")]
    public void What_is_advised_satisfies_the_rules_about_data(string previous)
    {
        var reserved = previous.Replace("string a = 1;", "reserved 1; reserved \"a\";", StringComparison.Ordinal);

        Assert.Empty(Compare.Bodies(Proto3, previous, reserved, "WIRE_JSON").Findings);
    }

    [Fact]
    public void A_deleted_required_field_breaks_readers_that_require_it()
    {
        var finding = Assert.Single(Compare.Bodies(Proto2, "required string a = 1;", "", Rule).Findings);

        Assert.True(finding.Breaks.HasFlag(Breaks.OldReadsNew));
    }
}

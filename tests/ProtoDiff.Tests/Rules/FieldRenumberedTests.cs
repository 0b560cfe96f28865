using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class FieldRenumberedTests
{
    private static readonly string[] AllCategories = ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"];

    [Theory]
    [InlineData(Proto2, "optional string user_id = 1;", "optional string user_id = 2;", "FIELD_RENUMBERED a.proto:4:27")]
    [InlineData(Proto3, "string user_id = 1;", "string user_id = 2;", "FIELD_RENUMBERED a.proto:4:18")]
    [InlineData(Edition2023, "string user_id = 1;", "string user_id = 2;", "FIELD_RENUMBERED a.proto:4:18")]
    [InlineData(Proto3, "int32 n = 1;", "int64 n = 2;", "FIELD_RENUMBERED a.proto:4:11")]
    [InlineData(Proto3, "string s = 1;", "bytes s = 2;", "FIELD_RENUMBERED a.proto:4:11")]
    [InlineData(Proto3, "M m = 1;", "M m = 2;", "FIELD_RENUMBERED a.proto:4:7")]
    [InlineData(Proto3, "map<string, int32> m = 1;", "map<string, int32> m = 2;", "FIELD_RENUMBERED a.proto:4:24")]
    [InlineData(Proto3, "oneof o { string a = 1; }", "oneof o { string a = 2; }", "FIELD_RENUMBERED a.proto:4:22")]
    [InlineData(Proto3, "optional int32 n = 1;", "optional int32 n = 3; int32 other = 2;", "FIELD_RENUMBERED a.proto:4:20")]
    public void Finds_a_field_that_kept_its_name_and_changed_its_number(string syntax, string previous, string current, string expected)
    {
        Assert.Equal([expected], Compare.Bodies(syntax, previous, current).Lines());
    }

    [Fact]
    public void Is_found_once_in_every_category_and_replaces_the_deletion()
    {
        foreach (var category in AllCategories)
            Assert.Equal(["FIELD_RENUMBERED a.proto:4:18"], Compare.Bodies(Proto3, "string user_id = 1;", "string user_id = 2;", category).Lines());
    }

    [Fact]
    public void Is_found_although_the_number_was_reserved()
    {
        foreach (var category in AllCategories)
            Assert.Equal(["FIELD_RENUMBERED a.proto:4:18"], Compare.Bodies(Proto3, "string user_id = 1;", "string user_id = 2; reserved 1;", category).Lines());
    }

    [Fact]
    public void Two_fields_that_swap_numbers_are_two_findings()
    {
        var result = Compare.Bodies(Proto3, "string a = 1; string b = 2;", "string b = 1; string a = 2;");

        Assert.Equal(["FIELD_RENUMBERED a.proto:4:12", "FIELD_RENUMBERED a.proto:4:26"], result.Lines());
        Assert.Contains("data written as 1 is now read as \"b\"", result.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_an_extension_that_moved()
    {
        const string Head = "syntax = \"proto2\"; package p;\nmessage M { extensions 100 to 200; }\n";

        var result = Compare.Text(Head + "extend M { optional int32 x = 100; }", Head + "extend M { optional int32 x = 101; }");

        Assert.Equal(["FIELD_RENUMBERED a.proto:3:31"], result.Lines());
        Assert.Equal("p.x", result.Findings[0].Element);
    }

    [Fact]
    public void Finds_a_field_of_a_message_that_moved_to_another_file()
    {
        var result = Compare.Files(
            [("a.proto", "syntax = \"proto3\"; package p; message M { string s = 1; }")],
            [("b.proto", "syntax = \"proto3\"; package p;\nmessage M { string s = 2; }")],
            "FIELD_RENUMBERED");

        Assert.Equal(["FIELD_RENUMBERED b.proto:2:24"], result.Lines());
    }

    [Fact]
    public void Finds_a_field_of_a_nested_message()
    {
        var result = Compare.Bodies(Proto3, "message N { string s = 1; }", "message N { string s = 7; }");

        Assert.Equal(["FIELD_RENUMBERED a.proto:4:24"], result.Lines());
        Assert.Equal("p.M.N.s", result.Findings[0].Element);
    }

    [Theory]
    [InlineData("string s = 1;", "int64 s = 2;")] // another field that took the name
    [InlineData("bytes s = 1;", "string s = 2;")] // does not read the same bytes
    [InlineData("string s = 1;", "string t = 2;")] // another name
    [InlineData("string s = 1;", "")]
    public void Is_silent_where_the_field_is_not_the_same_any_more(string previous, string current)
    {
        Assert.Equal(["FIELD_NO_DELETE a.proto:3:1"], Compare.Bodies(Proto3, previous, current).Lines());
    }

    [Theory]
    [InlineData("string a = 1; string b = 2;", "string b = 2; string a = 1;")] // order in the file is free
    [InlineData("string a = 1;", "string a = 1; string b = 2;")]
    public void Is_silent_where_every_field_kept_its_number(string previous, string current)
    {
        Assert.Empty(Compare.Bodies(Proto3, previous, current).Lines());
    }

    [Fact]
    public void Is_left_out_by_the_buf_preset_where_the_deletion_is_found_instead()
    {
        var options = new ComparisonOptions { Rules = RuleSelection.Create(preset: Preset.Buf) };

        var result = Compare.Bytes(
            ProtoCompiler.Compile("syntax = \"proto3\"; message M { string s = 1; }"),
            ProtoCompiler.Compile("syntax = \"proto3\"; message M { string s = 2; }"),
            options);

        Assert.Equal(["FIELD_NO_DELETE a.proto:1:20"], result.Lines());
    }

    [Fact]
    public void Leaves_the_deletion_alone_when_it_is_not_asked_itself()
    {
        Assert.Equal(["FIELD_NO_DELETE a.proto:3:1"], Compare.Bodies(Proto3, "string s = 1;", "string s = 2;", "FIELD_NO_DELETE").Lines());
    }

    [Fact]
    public void Says_what_breaks_and_what_to_do_instead()
    {
        var finding = Assert.Single(Compare.Bodies(Proto3, "string user_id = 1;", "string user_id = 2;").Findings);

        Assert.Equal(
            "Field \"user_id\" of p.M moved from number 1 to 2: data written as 1 is no longer read, and the field silently arrives empty.",
            finding.Message);
        Assert.Contains("`reserved 1;`", finding.Advice, StringComparison.Ordinal);
        Assert.Equal(Breaks.Wire, finding.Breaks);
        Assert.Equal(ChangeKind.Renumbered, finding.Change);
    }

    [Theory]
    [InlineData("int32 a = 1;", "int32 a = 2;", Breaks.Wire)]
    [InlineData("M a = 1;", "M a = 2;", Breaks.Wire)]
    [InlineData("int32 a = 1;", "repeated int32 a = 2;", Breaks.Wire | Breaks.Json)]
    [InlineData("int32 a = 1;", "int64 a = 2;", Breaks.Wire | Breaks.JsonOldReadsNew)]
    public void JSON_finds_the_field_by_its_name_and_may_find_it_changed(string previous, string current, Breaks expected)
    {
        var finding = Assert.Single(Compare.Bodies(Proto3, previous, current, "FIELD_RENUMBERED").Findings);

        Assert.Equal(expected, finding.Breaks);
    }
}

using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class FieldSameTypeTests
{
    private const string Rule = "FIELD_SAME_TYPE";

    [Theory]
    [InlineData(Proto3, "int32 n = 1;", "  int64 n = 1;", "4:3")]
    [InlineData(Proto3, "string s = 1;", "  bytes s = 1;", "4:3")]
    [InlineData(Proto3, "int32 n = 1;", "  M n = 1;", "4:3")]
    [InlineData(Proto3, "repeated int32 n = 1;", "  repeated uint32 n = 1;", "4:12")]
    [InlineData(Proto3, "message A {} message B {} A m = 1;", "message A {} message B {} B m = 1;", "4:27")]
    [InlineData(Proto3, "enum E { X = 0; } enum F { Y = 0; } E e = 1;", "enum E { X = 0; } enum F { Y = 0; } F e = 1;", "4:37")]
    [InlineData(Proto3, "map<string, int32> m = 1;", "  map<string, int64> m = 1;", "4:3")]
    [InlineData(Proto3, "map<int32, int32> m = 1;", "  map<int64, int32> m = 1;", "4:3")]
    [InlineData(Proto3, "oneof o { int32 a = 1; }", "oneof o { string a = 1; }", "4:11")]
    [InlineData(Proto2, "optional group G = 1 {}", "optional M g = 1; message G {}", "4:10")]
    [InlineData(Edition2023, "M m = 1;", "M m = 1 [features.message_encoding = DELIMITED];", "4:1")]
    public void Finds_another_type_at_the_type(string syntax, string previous, string current, string expected)
    {
        Assert.Equal([$"{Rule} a.proto:{expected}"], Compare.Bodies(syntax, previous, current, Rule).Lines());
    }

    [Theory]
    [InlineData(Proto3, "int32 n = 1;", "int32 renamed = 1;")]
    [InlineData(Proto3, "int32 n = 1;", "repeated int32 n = 1;")] // cardinality is another question
    [InlineData(Proto3, "int32 n = 1;", "optional int32 n = 1;")]
    [InlineData(Proto3, "M m = 1;", ".p.M m = 1;")] // two ways to write one name
    [InlineData(Proto3, "map<string, int32> m = 1;", "map<string, int32> m = 1; int32 n = 2;")]
    public void Is_silent_where_the_type_is_the_same(string syntax, string previous, string current)
    {
        Assert.Empty(Compare.Bodies(syntax, previous, current, Rule).Lines());
    }

    [Theory]
    [InlineData(Proto3, "int32 n = 1;", "E n = 1;", "gets the number, but code")]
    [InlineData(Proto3, "E n = 1;", "uint32 n = 1;", "gets the number, but code")]
    [InlineData(Proto3, "E n = 1;", "int64 n = 1;", "gets the number, cut off to 32 bits in the enum")]
    [InlineData(Proto2, "optional int32 n = 1;", "optional E n = 1;", "gets the number, unless the closed enum does not know it")]
    public void A_number_and_an_enum_are_read_as_each_other(string syntax, string previous, string current, string expected)
    {
        const string E = "enum E { X = 0; } ";

        Assert.Contains(expected, Assert.Single(Compare.Bodies(syntax, E + previous, E + current, Rule).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Delimited_for_a_whole_file_changes_message_fields_and_leaves_maps_alone()
    {
        const string Body = "package p;\nmessage M {\n  M child = 1;\n  map<string, M> by_name = 2;\n}";

        var result = Compare.Text($"edition = \"2023\";\n{Body}", $"edition = \"2023\"; option features.message_encoding = DELIMITED;\n{Body}", Rule);

        Assert.Equal([$"{Rule} a.proto:4:3"], result.Lines());
        Assert.Contains("(delimited encoding)", result.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_proto2_is_a_delimited_message_of_editions()
    {
        var result = Compare.Text(
            "syntax = \"proto2\"; package p; message M { optional group G = 1 {} }",
            "edition = \"2023\"; package p; message M { message G {} G g = 1 [features.message_encoding = DELIMITED]; }",
            Rule);

        Assert.Empty(result.Lines());
    }

    [Fact]
    public void Finds_an_extension_whose_type_changed()
    {
        const string Head = "syntax = \"proto2\"; package p;\nmessage M { extensions 100 to 200; }\n";

        var result = Compare.Text(Head + "extend M { optional int32 x = 100; }", Head + "extend M { optional string x = 100; }", Rule);

        Assert.Equal([$"{Rule} a.proto:3:21"], result.Lines());
    }

    [Fact]
    public void Extensions_are_paired_by_extended_message_and_number_whatever_their_name_and_file()
    {
        (string, string) extended = ("m.proto", "syntax = \"proto2\"; package p; message M { extensions 100 to 200; }");

        var result = Compare.Files(
            [extended, ("a.proto", "syntax = \"proto2\"; package p; import \"m.proto\"; extend M { optional int32 x = 100; }")],
            [extended, ("b.proto", "syntax = \"proto2\"; package q; import \"m.proto\";\nmessage Scope { extend p.M { optional string y = 100; } }")],
            Rule);

        Assert.Equal([$"{Rule} b.proto:2:39"], result.Lines());
    }

    [Fact]
    public void Finds_a_change_in_a_message_that_moved_to_another_file()
    {
        var result = Compare.Files(
            [("a.proto", "syntax = \"proto3\"; package p; message M { int32 n = 1; }"), ("c.proto", "syntax = \"proto3\"; package p; message C {}")],
            [("b.proto", "syntax = \"proto3\"; package p;\nmessage M { string n = 1; }"), ("c.proto", "syntax = \"proto3\"; package p; message C {}")],
            Rule);

        Assert.Equal([$"{Rule} b.proto:2:13"], result.Lines());
    }

    [Fact]
    public void Sets_without_source_info_give_findings_at_the_start_of_the_file()
    {
        var result = Compare.Bytes(
            ProtoCompiler.Compile(withSourceInfo: false, ("x/a.proto", "syntax = \"proto3\"; message M { int32 n = 1; }")),
            ProtoCompiler.Compile(withSourceInfo: false, ("x/a.proto", "syntax = \"proto3\"; message M { string n = 1; }")),
            Rule);

        Assert.Equal([$"{Rule} x/a.proto:1:1"], result.Lines());
    }

    [Theory]
    [InlineData("int32", "int64", Breaks.Source | Breaks.OldReadsNew | Breaks.JsonOldReadsNew)] // old readers cut what does not fit
    [InlineData("int64", "int32", Breaks.Source | Breaks.NewReadsOld | Breaks.JsonNewReadsOld)]
    [InlineData("int32", "uint32", Breaks.Source | Breaks.Wire | Breaks.Json)] // negative numbers
    [InlineData("uint32", "int64", Breaks.Source | Breaks.OldReadsNew | Breaks.JsonOldReadsNew)]
    [InlineData("int32", "sint32", Breaks.Source | Breaks.Wire)] // zigzag is unknown to JSON
    [InlineData("fixed64", "sfixed64", Breaks.Source | Breaks.Wire | Breaks.Json)]
    [InlineData("float", "double", Breaks.Source | Breaks.Wire | Breaks.JsonOldReadsNew)]
    [InlineData("string", "bytes", Breaks.Source | Breaks.OldReadsNew | Breaks.Json)]
    [InlineData("bytes", "string", Breaks.Source | Breaks.NewReadsOld | Breaks.Json)]
    [InlineData("int64", "double", Breaks.Source | Breaks.Wire | Breaks.Json)]
    [InlineData("bool", "int32", Breaks.Source | Breaks.OldReadsNew | Breaks.Json)]
    public void Says_who_breaks(string previous, string current, Breaks expected)
    {
        var finding = Assert.Single(Compare.Bodies(Proto3, $"{previous} n = 1;", $"{current} n = 1;", Rule).Findings);

        Assert.Equal(expected, finding.Breaks);
    }

    [Theory]
    [InlineData("int64 n = 1;", "double n = 1;", "skips the value")]
    [InlineData("int32 n = 1;", "sint32 n = 1;", "takes the bytes for another value")]
    [InlineData("repeated int64 n = 1;", "repeated double n = 1;", "takes the bytes for another value")] // both are packed
    [InlineData("int32 n = 1;", "int64 n = 1;", "does not fit")]
    public void Says_what_a_reader_makes_of_it(string previous, string current, string expected)
    {
        Assert.Contains(expected, Assert.Single(Compare.Bodies(Proto3, previous, current, Rule).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Advises_a_number_that_was_never_used()
    {
        var finding = Assert.Single(Compare.Bodies(Proto3, "int32 n = 1; int32 o = 9;", "string n = 1; reserved 9, 12;", Rule).Findings);

        Assert.Contains("such as 13", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Speaks_of_the_map_where_the_value_of_a_map_changed()
    {
        var finding = Assert.Single(Compare.Bodies(Proto3, "map<string, int32> totals = 4;", "map<string, string> totals = 4;", Rule).Findings);

        Assert.Equal((4, 1, 4, 20), (finding.StartLine, finding.StartColumn, finding.EndLine, finding.EndColumn)); // map<string, string>
        Assert.StartsWith("The values of map \"totals\" (number 4) of p.M changed type from int32 to string", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string a = 1;", "int64 b = 1;", "carried \"a\" (string) and now carries \"b\" (int64)", "Give \"b\" a number of its own, such as 2, and keep number 1 for \"a\", or retire it with `reserved 1; reserved \"a\";`.")]
    [InlineData("string a = 1; int64 b = 2;", "int64 b = 1; string a = 2;", "carried \"a\" (string) and now carries \"b\" (int64)", "Keep \"b\" at number 2, where it was, and keep number 1 for \"a\".")]
    [InlineData("string a = 1; double b = 2;", "int64 b = 1; string a = 2;", "carried \"a\" (string) and now carries \"b\" (int64)", "Give \"b\" a number of its own, such as 3, and keep number 1 for \"a\".")]
    public void Says_that_another_field_took_the_number_where_name_and_type_differ(string previous, string current, string message, string advice)
    {
        var finding = Compare.Bodies(Proto3, previous, current, Rule).Findings[0];

        Assert.StartsWith($"Number 1 of p.M {message}: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(advice, finding.Advice);
    }
}

using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class FieldWireCompatibleTypeTests
{
    private const string Rule = "FIELD_WIRE_COMPATIBLE_TYPE";

    // Kinds in one row may replace each other; string may become bytes, and that is all.
    private static readonly string[][] Groups =
    [
        ["int32", "int64", "uint32", "uint64", "bool"],
        ["sint32", "sint64"],
        ["string"],
        ["bytes"],
        ["fixed32", "sfixed32"],
        ["fixed64", "sfixed64"],
        ["double"],
        ["float"],
        ["M"],
        ["E"],
    ];

    [Fact]
    public void Every_pair_of_kinds_is_judged_by_its_group()
    {
        string[] kinds = [.. Groups.SelectMany(g => g)];
        (string From, string To)[] pairs = [.. kinds.SelectMany(from => kinds.Select(to => (from, to)))];
        string[] expected =
        [
            .. pairs.Select((p, i) => (p, i))
                .Where(x => !Groups.Any(g => g.Contains(x.p.From) && g.Contains(x.p.To)) && x.p is not { From: "string", To: "bytes" })
                .Select(x => $"{Rule} a.proto:{x.i + 4}:1"),
        ];

        var result = Compare.Text(Schema(pairs.Select(p => p.From)), Schema(pairs.Select(p => p.To)), Rule);

        Assert.Equal(expected, result.Lines());

        static string Schema(IEnumerable<string> types) =>
            $"{Proto3} enum E {{ ZERO = 0; }}\n\nmessage M {{\n{string.Join('\n', types.Select((t, i) => $"{t} f{i} = {i + 1};"))}\n}}";
    }

    [Theory]
    [InlineData("package q; enum E { ZERO = 0; ONE = 1; }", "", "short name and values kept")]
    [InlineData("package q; enum E { ZERO = 0; ONE = 1; TWO = 2; }", "", "a value more")]
    [InlineData("package q; enum E { ZERO = 0; }", Rule, "a value less")]
    [InlineData("package q; enum E { ZERO = 0; EINS = 1; }", Rule, "a value renamed")]
    [InlineData("package q; enum E { ZERO = 0; ONE = 2; }", Rule, "a value renumbered")]
    public void An_enum_may_give_way_to_one_of_the_same_short_name_that_has_all_its_values(string declaration, string expected, string why)
    {
        (string, string)[] Files(string type) =>
        [
            ("p.proto", $"{Proto3} package p; enum E {{ ZERO = 0; ONE = 1; }}"),
            ("q.proto", $"{Proto3} {declaration}"),
            ("a.proto", $"{Proto3} import \"p.proto\"; import \"q.proto\";\nmessage M {{ {type} e = 1; }}"),
        ];

        var result = Compare.Files(Files("p.E"), Files("q.E"), Rule);

        Assert.True(result.Findings.Select(f => f.Rule).SequenceEqual(expected.Length > 0 ? [expected] : []), why);
    }

    [Fact]
    public void An_enum_of_another_short_name_is_another_enum()
    {
        var result = Compare.Bodies(
            Proto3, "enum E { A = 0; } enum F { B = 0; } E e = 1;", "enum E { A = 0; } enum F { B = 0; } F e = 1;", Rule);

        Assert.Equal([$"{Rule} a.proto:4:37"], result.Lines());
    }

    [Theory]
    [InlineData("message A { int32 x = 1; } message B { string x = 1; } A m = 1;", "message A { int32 x = 1; } message B { string x = 1; } B m = 1;")]
    [InlineData("M m = 1;", "bytes m = 1;")]
    [InlineData("enum E { A = 0; } E e = 1;", "enum E { A = 0; } int32 e = 1;")]
    public void Finds_what_is_in_no_group(string previous, string current)
    {
        Assert.Single(Compare.Bodies(Proto3, previous, current, Rule).Findings);
    }

    [Fact]
    public void A_group_is_not_a_message()
    {
        Assert.Equal(
            [$"{Rule} a.proto:4:10"],
            Compare.Bodies(Proto2, "optional group G = 1 {}", "optional G g = 1; message G {}", Rule).Lines());
    }
}

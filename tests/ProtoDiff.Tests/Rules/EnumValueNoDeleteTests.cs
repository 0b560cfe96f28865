using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class EnumValueNoDeleteTests
{
    private const string Rule = "ENUM_VALUE_NO_DELETE";

    [Theory]
    [InlineData("ZERO = 0; ONE = 1;", "ZERO = 0;")]
    [InlineData("ZERO = 0; ONE = 1;", "ZERO = 0; reserved 1; reserved \"ONE\";")]
    [InlineData("ZERO = 0; ONE = 1;", "ZERO = 0; ONE = 2;")]
    [InlineData("ZERO = 0; NEGATIVE = -1;", "ZERO = 0;")]
    [InlineData("option allow_alias = true; ZERO = 0; ONE = 1; EINS = 1;", "ZERO = 0;")] // one number, one finding
    public void Finds_a_number_without_value_at_the_enum(string previous, string current)
    {
        Assert.Equal([$"{Rule} a.proto:2:1"], Compare.Text(Schema(previous), Schema(current), Rule).Lines());
    }

    [Theory]
    [InlineData("ZERO = 0; ONE = 1;", "ZERO = 0; RENAMED = 1;")]
    [InlineData("option allow_alias = true; ZERO = 0; ONE = 1; EINS = 1;", "ZERO = 0; EINS = 1;")] // an alias is left
    [InlineData("ZERO = 0;", "ZERO = 0; ONE = 1;")]
    public void Is_silent_while_some_value_has_the_number(string previous, string current)
    {
        Assert.Empty(Compare.Text(Schema(previous), Schema(current), Rule).Lines());
    }

    [Fact]
    public void A_nested_enum_is_found_where_it_stands()
    {
        Assert.Equal(
            [$"{Rule} a.proto:4:3"],
            Compare.Bodies(Proto3, "  enum E { A = 0; B = 1; }", "  enum E { A = 0; }", Rule).Lines());
    }

    [Theory]
    [InlineData(Proto2, true)]
    [InlineData(Proto3, false)]
    [InlineData(Edition2023, false)]
    [InlineData("edition = \"2023\"; option features.enum_type = CLOSED;", true)]
    public void A_closed_enum_breaks_readers_of_binary_data_as_well(string header, bool expected)
    {
        var finding = Assert.Single(Compare.Bodies(header, "enum E { A = 0; B = 1; }", "enum E { A = 0; }", Rule).Findings);

        Assert.Equal(expected, finding.Breaks.HasFlag(Breaks.NewReadsOld));
    }

    private static string Schema(string body) => $"syntax = \"proto3\"; package p;\nenum E {{ {body} }}";
}

using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

/// <summary>A oneof loses data only where a writer of the other version may set two of its members.</summary>
public class FieldSameOneofTests
{
    private const string One = "oneof o { int32 a = 1; }";
    private const string Both = "oneof o { int32 a = 1; int32 b = 2; }";
    private const string New = "NewReadsOld, JsonNewReadsOld, Source";
    private const string Old = "OldReadsNew, JsonOldReadsNew, Source";

    [Theory]
    [InlineData("int32 a = 1;", One, "Source")]
    [InlineData(One, "int32 a = 1;", "Source")]
    [InlineData(One, "oneof p { int32 a = 1; }", "Source")]
    [InlineData("int32 a = 1;", Both, "Source")]
    [InlineData($"{One} int32 b = 2;", Both, New)]
    [InlineData(Both, $"{One} int32 b = 2;", Old)]
    [InlineData(Both, "oneof o { int32 a = 1; } oneof p { int32 b = 2; }", Old)]
    [InlineData("oneof o { int32 a = 1; int32 b = 2; } oneof p { int32 c = 3; }", "oneof o { int32 a = 1; } oneof p { int32 b = 2; int32 c = 3; }", "Wire, Json, Source")]
    public void Says_who_loses_a_value(string previous, string current, string expected)
    {
        var finding = Assert.Single(Compare.Bodies(Proto3, previous, current, "FIELD_SAME_ONEOF").Findings);

        Assert.Equal(Enum.Parse<Breaks>(expected), finding.Breaks);
    }

    [Theory]
    [InlineData("int32 a = 1;", One, "")]
    [InlineData($"{One} int32 b = 2;", Both, "FIELD_MOVED_INTO_ONEOF a.proto:4:24")]
    [InlineData(Both, $"{One} int32 b = 2;", "FIELD_SAME_ONEOF a.proto:4:26")]
    public void Who_asks_about_data_hears_of_what_loses_data(string previous, string current, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Compare.Bodies(Proto3, previous, current, "WIRE").Lines()));
    }
}

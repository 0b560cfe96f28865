using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

/// <summary>One change is one finding; the preset of buf says everything that buf says.</summary>
public class TellsOnceTests
{
    [Theory]
    [InlineData(Proto3, "string a = 1;", "int64 b = 1;", "FIELD_NUMBER_REUSED", "FIELD_SAME_JSON_NAME FIELD_SAME_NAME FIELD_SAME_TYPE")]
    [InlineData(Proto3, "string a = 1;", "repeated int64 b = 1;", "FIELD_NUMBER_REUSED", "FIELD_SAME_CARDINALITY FIELD_SAME_JSON_NAME FIELD_SAME_NAME FIELD_SAME_TYPE")]
    [InlineData(Proto3, "string a = 1;", "string b = 1;", "FIELD_RENAMED", "FIELD_SAME_JSON_NAME FIELD_SAME_NAME")]
    [InlineData(Proto3, "map<string, int32> a = 1;", "map<string, int32> b = 1;", "FIELD_RENAMED", "FIELD_SAME_JSON_NAME FIELD_SAME_NAME FIELD_SAME_TYPE MESSAGE_NO_DELETE")]
    [InlineData(Proto3, "map<string, int32> a = 1;", "", "FIELD_NO_DELETE", "FIELD_NO_DELETE MESSAGE_NO_DELETE")]
    [InlineData(Proto2, "required int32 a = 1;", "optional int32 a = 1;", "MESSAGE_SAME_REQUIRED_FIELDS", "FIELD_SAME_CARDINALITY MESSAGE_SAME_REQUIRED_FIELDS")]
    [InlineData(Proto3, "string a = 1; string b = 2;", "string b = 1; string a = 2;", "FIELD_RENUMBERED FIELD_RENUMBERED", "FIELD_SAME_JSON_NAME FIELD_SAME_JSON_NAME FIELD_SAME_NAME FIELD_SAME_NAME")]
    [InlineData(Proto3, "int32 a = 1;", "int64 b = 1;", "FIELD_SAME_TYPE", "FIELD_SAME_JSON_NAME FIELD_SAME_NAME FIELD_SAME_TYPE")]
    [InlineData(Proto3, "message A { int32 x = 1; int32 y = 2; } A a = 1;", "message B { int32 x = 1; int32 y = 2; } B a = 1;", "MESSAGE_RENAMED", "FIELD_SAME_TYPE MESSAGE_NO_DELETE")]
    [InlineData(Proto3, "enum A { Z = 0; } A a = 1;", "enum B { Z = 0; } B a = 1;", "ENUM_RENAMED", "ENUM_NO_DELETE FIELD_SAME_TYPE")]
    [InlineData(Proto3, "enum E { A = 0; B = 1; }", "enum E { A = 0; C = 1; }", "ENUM_VALUE_RENAMED", "ENUM_VALUE_SAME_NAME")]
    [InlineData(Proto3, "reserved 1;", "int32 a = 1;", "FIELD_NUMBER_REUSED", "RESERVED_MESSAGE_NO_DELETE")]
    [InlineData(Proto3, "reserved 1, 2;", "int32 a = 1;", "FIELD_NUMBER_REUSED RESERVED_MESSAGE_NO_DELETE", "RESERVED_MESSAGE_NO_DELETE RESERVED_MESSAGE_NO_DELETE")]
    [InlineData(Proto3, "enum E { A = 0; B = 1; }", "enum E { A = 0; B = 2; }", "ENUM_VALUE_RENUMBERED", "ENUM_VALUE_NO_DELETE")]
    [InlineData(Proto3, "enum E { A = 0; B = 1; C = 2; }", "enum E { A = 0; C = 1; B = 2; }", "ENUM_VALUE_RENUMBERED ENUM_VALUE_RENUMBERED", "ENUM_VALUE_SAME_NAME ENUM_VALUE_SAME_NAME")]
    [InlineData(Proto2, "", "required int32 a = 1;", "REQUIRED_FIELD_ADDED", "MESSAGE_SAME_REQUIRED_FIELDS")]
    [InlineData(Proto2, "optional int32 a = 1;", "required int32 a = 1;", "REQUIRED_FIELD_ADDED", "FIELD_SAME_CARDINALITY MESSAGE_SAME_REQUIRED_FIELDS")]
    [InlineData(Proto2, "required int32 a = 1;", "repeated int32 a = 1;", "FIELD_SAME_CARDINALITY MESSAGE_SAME_REQUIRED_FIELDS", "FIELD_SAME_CARDINALITY MESSAGE_SAME_REQUIRED_FIELDS")]
    [InlineData(Proto3, "oneof o { int32 a = 1; } optional int32 b = 2;", "oneof o { int32 a = 1; int32 b = 2; }", "FIELD_MOVED_INTO_ONEOF", "FIELD_SAME_ONEOF")]
    [InlineData(Proto3, "optional int32 a = 1;", "oneof o { int32 a = 1; }", "FIELD_SAME_ONEOF", "FIELD_SAME_ONEOF")]
    public void A_change_is_reported_by_the_rule_that_says_most(string syntax, string previous, string current, string expected, string ofBuf)
    {
        Assert.Equal(expected, Rules(Preset.Default));
        Assert.Equal(ofBuf, Rules(Preset.Buf));

        string Rules(Preset preset) => string.Join(' ', Compare.Bytes(
            ProtoCompiler.Compile($"{syntax} package p; message M {{ {previous} }}"),
            ProtoCompiler.Compile($"{syntax} package p; message M {{ {current} }}"),
            new ComparisonOptions { Rules = RuleSelection.Create(preset: preset) }).Findings.Select(f => f.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_namespace_that_csharp_has_anyway_may_be_written_down()
    {
        var previous = ProtoCompiler.Compile($"{Proto3} package orders_api.v1beta;");
        var current = ProtoCompiler.Compile($"{Proto3} package orders_api.v1beta; option csharp_namespace = \"OrdersApi.V1Beta\";");

        Assert.Empty(Compare.Bytes(previous, current).Lines());
        Assert.Equal(
            ["FILE_SAME_CSHARP_NAMESPACE a.proto:1:47"],
            Compare.Bytes(previous, current, new ComparisonOptions { Rules = RuleSelection.Create(preset: Preset.Buf) }).Lines());
    }
}

using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rule about validation. The constraints of a field that is on both sides stand in column 1 of line 5.</summary>
internal static class ValidationPairs
{
    private const string Rule = "VALIDATION_TIGHTENED";
    private const string Here = "5:1";
    private const string Header = $"{Proto3} import \"{OptionExtensions.Validate}\"; import \"google/protobuf/duration.proto\";";

    public static IEnumerable<RulePair> All => [.. Numbers, .. Texts, .. Lists, .. Presence, .. Expressions, .. NewFields, .. Oneofs];

    private static IEnumerable<RulePair> Numbers =>
    [
        Tighter("int32", "", "int32.gt: 0"),
        Tighter("int32", "int32.gte: 1", "int32.gte: 2"),
        Tighter("int32", "int32: {gte: 1, lt: 10}", "int32: {gte: 1, lt: 9}"),
        Tighter("int32", "int32: {gt: 9, lt: 1}", "int32: {gt: 10, lt: 1}"), // outside 1 to 9
        Tighter("int32", "int32: {gt: 9, lt: 1}", "int32: {gt: 1, lt: 9}"),
        Tighter("int32", "int32: {gt: 1, lt: 9}", "int32: {gt: 9, lt: 10}"), // nothing is between
        Tighter("int32", "int32.in: [1, 2, 3]", "int32: {in: [1, 2, 3], lt: 3}"),
        Tighter("int32", "", "int32.const: 5"),
        Tighter("int32", "int32.in: [1, 2]", "int32.in: [1, 3]"),
        Tighter("int32", "int32.not_in: [1]", "int32.not_in: [1, 2]"),
        Tighter("sint32", "sint32.lt: -1", "sint32.lt: -2"),
        Tighter("sfixed32", "sfixed32.in: [1, -2]", "sfixed32.in: [1]"),
        Tighter("double", "double.lt: 0.5", "double.lte: 0.25"),
        Tighter("double", "double.gte: -0.5", "double.gt: -0.5"),
        Tighter("double", "", "double.finite: true"),
        Tighter("bool", "", "bool.const: true"),
        Tighter("google.protobuf.Duration", "duration.lte: {seconds: 1, nanos: 1}", "duration.lt: {seconds: 1, nanos: 1}"),
        Looser("int32", "int32.gt: 0", ""),
        Looser("int32", "int32.gt: 0", "int32.gte: 1"), // the same
        Looser("int32", "int32: {gte: 1, lt: 10}", "int32: {gt: 0, lte: 9}"),
        Looser("int32", "int32.const: 5", "int32.in: [4, 5]"),
        Looser("int32", "int32.in: [1, 2, 3]", "int32: {gte: 1, lt: 4}"),
        Looser("int32", "int32.in: [1, 2]", "int32: {in: [2, 1], not_in: 3}"),
        Looser("uint32", "", "uint32.gte: 0"),
        Looser("double", "double.lt: 0.5", "double.lte: 0.5"),
        Looser("google.protobuf.Duration", "duration.lt: {seconds: 1}", "duration.lt: {seconds: 1, nanos: 1}"),
    ];

    private static IEnumerable<RulePair> Texts =>
    [
        Tighter("string", "", "string.min_len: 1"),
        Tighter("string", "string.max_len: 20", "string.max_len: 10"),
        Tighter("string", "string: {min_len: 1, max_len: 5}", "string.len: 5"),
        Tighter("string", "", "string.pattern: '^a$'"),
        Tighter("string", "string.prefix: 'a'", "string.prefix: 'ab'"),
        Tighter("string", "string.contains: 'abc'", "string.contains: 'x'"),
        Tighter("string", "", "string.email: true"),
        Tighter("string", "string.ip: true", "string.ipv4: true"),
        Tighter("string", "string.in: ['a', 'b']", "string.in: 'a'"),
        Tighter("string", "string.not_contains: 'ab'", "string.not_contains: 'a'"),
        Tighter("bytes", "bytes.prefix: '\\x01'", "bytes.prefix: '\\x02'"),
        Looser("string", "string.min_len: 1", "string.min_len: 0"),
        Looser("string", "", "string.min_len: 0"),
        Looser("string", "string.max_len: 10", "string.max_len: 20"),
        Looser("string", "string.len: 5", "string: {min_len: 5, max_len: 5}"),
        Looser("string", "string.pattern: '^a$'", "string.pattern: '^b$'"), // who can tell
        Looser("string", "string.pattern: '^[0-9a-f-]{36}$'", "string.uuid: true"),
        Looser("string", "string.prefix: 'ab'", "string.prefix: 'a'"),
        Looser("string", "string.contains: 'abc'", "string.contains: 'b'"),
        Looser("string", "string.not_contains: 'a'", "string.not_contains: 'ab'"),
        Looser("string", "string.ipv4: true", "string.ip: true"),
        Looser("string", "string.uri: true", "string.uri_ref: true"),
        Looser("string", "", "string.email: false"),
        Looser("string", "string.const: 'a'", "string.pattern: '^a$'"),
    ];

    private static IEnumerable<RulePair> Lists =>
    [
        Tighter("repeated string", "", "repeated.min_items: 1"),
        Tighter("repeated string", "repeated.max_items: 2", "repeated: {max_items: 2, unique: true}"),
        Tighter("repeated string", "repeated.items.string.min_len: 1", "repeated.items.string.min_len: 2"),
        Tighter("map<string, int32>", "", "map.keys.string.max_len: 9"),
        Tighter("map<string, int32>", "map.max_pairs: 3", "map: {max_pairs: 3, values: {int32: {gt: 0}}}"),
        Looser("repeated string", "repeated.items.string.min_len: 2", "repeated.items.string.min_len: 1"),
        Looser("repeated string", "repeated.unique: true", "repeated: {}"),
        Looser("repeated string", "", "repeated.items: {string: {min_len: 1}, ignore: IGNORE_ALWAYS}"),
        Looser("map<string, int32>", "map.values.int32.gt: 1", "map.values.int32.gt: 0"),
    ];

    private static IEnumerable<RulePair> Presence =>
    [
        Tighter("M", "", "required: true"),
        Tighter("int32", "ignore: IGNORE_ALWAYS, int32: {gt: 0}", "int32: {gt: 0}"),
        Tighter("int32", "ignore: IGNORE_IF_ZERO_VALUE, int32: {gt: 0}", "int32: {gt: 0}"),
        Looser("M", "required: true", "required: false"),
        Looser("int32", "", "ignore: IGNORE_ALWAYS, int32: {gt: 0}"),
        Looser("int32", "int32: {gt: 0}", "ignore: IGNORE_IF_ZERO_VALUE, int32: {gt: 0}"),
        Looser("int32", "ignore: IGNORE_IF_ZERO_VALUE, int32: {gte: 0}", "int32: {gte: 0}"),
        Looser("string", "string.min_len: 1", "required: true, string: {min_len: 1}"), // not to be set is to be empty
    ];

    private static IEnumerable<RulePair> Expressions =>
    [
        Tighter("int32", "", "cel: {id: 'a', expression: 'this > 1'}"),
        Tighter("int32", "cel_expression: 'this > 1'", "cel_expression: ['this > 1', 'this < 9']"),
        Looser("int32", "cel: {id: 'a', expression: 'this > 1'}", "cel: {id: 'b', expression: 'this > 1'}"),
        Looser("int32", "cel: {id: 'a', expression: 'this > 1'}", "cel: {id: 'a', expression: 'this > 0'}"), // who can tell
        Looser("int32", "cel: {id: 'a', expression: 'this > 0'}", "int32: {gt: 0}"),
        Body(Rule, Header, "", "option (buf.validate.message).cel = {id: 'a', expression: 'true'};", "4:1"),
        Body(Rule, Header, "option (buf.validate.message).cel = {id: 'a', expression: 'true'};", "option (buf.validate.message).cel = {id: 'a', expression: 'false'};"),
        Body(Rule, Header, "option (buf.validate.message).cel = {id: 'a', expression: 'true'};", ""),
    ];

    private static IEnumerable<RulePair> NewFields =>
    [
        Body(Rule, Header, "", "string a = 1 [(buf.validate.field).string.min_len = 1];", "4:15"),
        Body(Rule, Header, "", "optional string a = 1 [(buf.validate.field).required = true];", "4:24"),
        Body(Rule, Header, "", "repeated int32 a = 1 [(buf.validate.field).repeated.min_items = 1];", "4:23"),
        Body(Rule, Header, "enum E { X = 0; Y = 1; }", "enum E { X = 0; Y = 1; } E e = 1 [(buf.validate.field).enum.not_in = 0];", "4:26"),
        Body(Rule, Header, "", "optional string a = 1 [(buf.validate.field).string.min_len = 1];"), // not set, not looked at
        Body(Rule, Header, "", "string a = 1 [(buf.validate.field) = {string: {min_len: 1}, ignore: IGNORE_IF_ZERO_VALUE}];"),
        Body(Rule, Header, "", "string a = 1 [(buf.validate.field).string.max_len = 9];"),
        Body(Rule, Header, "", "int32 a = 1 [(buf.validate.field).int32 = {gte: 0, lt: 9}];"),
        Body(Rule, Header, "", "message N { string a = 1 [(buf.validate.field).required = true]; }"),
    ];

    private static IEnumerable<RulePair> Oneofs =>
    [
        Body(Rule, Header, "oneof o { int32 a = 1; }", "oneof o { option (buf.validate.oneof).required = true; int32 a = 1; }", "4:11"),
        Body(Rule, Header, "oneof o { option (buf.validate.oneof).required = true; int32 a = 1; }", "oneof p { option (buf.validate.oneof).required = true; int32 a = 1; int32 b = 2; }"),
        Body(Rule, Header, "oneof o { option (buf.validate.oneof).required = true; int32 a = 1; }", "oneof o { int32 a = 1; }"),
    ];

    private static RulePair Tighter(string type, string previous, string current) => Field(type, previous, current, Here);

    private static RulePair Looser(string type, string previous, string current) => Field(type, previous, current);

    private static RulePair Field(string type, string previous, string current, params string[] places) =>
        Body(Rule, Header, $"{type} a = 1 [\n{Option(previous)}deprecated = false];", $"{type} a = 1 [\n{Option(current)}deprecated = false];", places);

    private static string Option(string rules)
    {
        if (rules.Length == 0)
            return "";

        // A path of names, such as string.min_len, is a message in a message.
        var colon = rules.IndexOf(':', StringComparison.Ordinal);
        var path = rules[..colon].Split('.');
        return $"(buf.validate.field) = {{ {string.Join(" { ", path)}: {rules[(colon + 1)..]} {string.Concat(Enumerable.Repeat("} ", path.Length - 1))}}}, ";
    }
}

using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rule about the behavior of fields in requests. Message M is on line 3.</summary>
internal static class FieldBehaviorPairs
{
    private const string Rule = "FIELD_BEHAVIOR_TIGHTENED";
    private const string Required = "[(google.api.field_behavior) = REQUIRED]";
    private const string OutputOnly = "[(google.api.field_behavior) = OUTPUT_ONLY]";
    private const string Import = $"import \"{OptionExtensions.FieldBehavior}\";";
    private const string Sends = "message Empty {} service S { rpc R(M) returns (Empty); }";
    private const string Answers = "message Empty {} service S { rpc R(Empty) returns (M); }";

    public static IEnumerable<RulePair> All =>
    [
        Pair("int32 a = 1;", $"int32 a = 1 {Required};", Sends, "3:26"),
        Pair("int32 a = 1;", $"int32 a = 1 {OutputOnly};", Sends, "3:26"),
        Pair("int32 a = 1 [(google.api.field_behavior) = OPTIONAL];", $"int32 a = 1 {Required};", Sends, "3:26"),
        Pair($"int32 a = 1 {OutputOnly};", $"int32 a = 1 {Required};", Sends, "3:26"),
        Pair("", $"int32 a = 1 {Required};", Sends, "3:26"), // no client knows it
        Pair("int32 a = 1;", $"int32 a = 1 {Required};", "message Q { repeated M m = 1; } service S { rpc R(stream Q) returns (Q); }", "3:26"),
        Pair("int32 a = 1;", $"int32 a = 1 {Required};", "message Q { map<string, M> m = 1; } service S { rpc R(Q) returns (M); }", "3:26"),
        Pair("int32 a = 1;", $"int32 a = 1 {Required};", Answers), // nobody sends it
        Pair("int32 a = 1;", $"int32 a = 1 {OutputOnly};", Answers),
        Pair("", $"int32 a = 1 {Required};", Answers),
        Pair("int32 a = 1;", $"int32 a = 1 {Required};", ""), // who knows
        Pair("int32 a = 1;", $"int32 a = 1 {Required};", $"message Q {{ M m = 1 {OutputOnly}; }} service S {{ rpc R(Q) returns (M); }}"), // ignored as a whole
        Pair("", $"int32 a = 1 {OutputOnly};", Sends),
        Pair("", "int32 a = 1 [(google.api.field_behavior) = OPTIONAL];", Sends),
        Pair($"int32 a = 1 {Required};", "int32 a = 1;", Sends),
        Pair($"int32 a = 1 {Required};", "int32 a = 1 [(google.api.field_behavior) = OPTIONAL, (google.api.field_behavior) = REQUIRED];", Sends),
        Pair("int32 a = 1;", "int32 a = 1 [(google.api.field_behavior) = IMMUTABLE, deprecated = true];", Sends),
        Pair("oneof o { int32 a = 1; }", $"oneof o {{ int32 a = 1 {Required}; }}", Sends), // one of them
        Pair("int32 a = 1;", $"int32 a = 1; message N {{ int32 a = 1 {Required}; }}", Sends), // a new message
        RulePair.Files(
            Rule,
            [("a.proto", Text("int32 a = 1;", "")), ("b.proto", $"{Proto3} import \"a.proto\";\npackage q;\n{Sends.Replace("(M)", "(p.M)", StringComparison.Ordinal)}")],
            [("a.proto", Text($"int32 a = 1 {Required};", "")), ("b.proto", $"{Proto3} import \"a.proto\";\npackage q;\n")],
            "a.proto:3:26"), // sent by what imports it
    ];

    private static RulePair Pair(string previous, string current, string rest, params string[] places) =>
        RulePair.Text(Rule, Text(previous, rest), Text(current, rest), places);

    private static string Text(string body, string rest) => $"{Proto3} {Import}\npackage p;\nmessage M {{ {body} }}\n{rest}\n";
}

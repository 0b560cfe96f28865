using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of messages of which one takes the place of the other: in a field on line 5, in an RPC on line 6.</summary>
internal static class StructurePairs
{
    private const string Rule = "MESSAGE_TYPE_STRUCTURE";

    public static IEnumerable<RulePair> All =>
    [
        // Numbers, types and names decide, however deep.
        Pair("string a = 1;", "int32 a = 1;", fires: true),
        Pair("string a = 1;", "string a = 2;", fires: true),
        Pair("string a = 1; string b = 2;", "string a = 1;", fires: true),
        Pair("string a = 1;", "repeated string a = 1;", fires: true),
        Pair("string a = 1;", "string b = 1;", fires: true), // in JSON
        Pair("map<string, string> a = 1;", "map<string, int32> a = 1;", fires: true),
        Pair("message X { string a = 1; } X x = 1;", "message X { bytes b = 2; } X x = 1;", fires: true),
        Pair("A next = 1; string a = 2;", "B next = 1; int32 a = 2;", fires: true), // it contains itself
        Pair("enum E { ZERO = 0; ONE = 1; } E e = 1;", "enum E { NIL = 0; EIN = 1; } E e = 1;", fires: true),
        Pair("string a = 1; string b = 2;", "oneof o { string a = 1; string b = 2; }", fires: true),
        Pair("string a = 1;", "oneof o { string a = 1; string b = 2; }", fires: false),

        Pair("string a = 1;", "string a = 1;", fires: false),
        Pair("string a = 1;", "string a = 1; int32 b = 2;", fires: false), // a new field is unknown to the other side
        Pair("string a = 1; string b = 2;", "string a = 1; reserved 2;", fires: false),
        Pair("string a_b = 1;", "string c = 1 [json_name = \"aB\"];", fires: false),
        Pair("map<string, string> a = 1;", "map<string, string> a = 1;", fires: false),
        Pair("message X { string a = 1; } X x = 1;", "message Y { string a = 1; } Y x = 1;", fires: false),
        Pair("A next = 1; string a = 2;", "B next = 1; string a = 2;", fires: false),
        Pair("enum E { ZERO = 0; ONE = 1; } E e = 1;", "enum E { ZERO = 0; ONE = 1; TWO = 2; } E e = 1;", fires: false),
        Pair("Shared s = 1;", "Shared s = 1;", fires: false),
        Pair("int32 a = 1;", "uint32 a = 1;", fires: false), // as a field of its own might
    ];

    private static RulePair Pair(string a, string b, bool fires) => Top(
        Rule,
        $"message Shared {{}} message A {{ {a} }} message B {{ {b} }}\n\nmessage M {{ A m = 1; }}\nservice S {{ rpc R(A) returns (Shared); }}",
        $"message Shared {{}} message A {{ {a} }} message B {{ {b} }}\n\nmessage M {{ B m = 1; }}\nservice S {{ rpc R(B) returns (Shared); }}",
        fires ? ["5:13", "6:19"] : []);
}

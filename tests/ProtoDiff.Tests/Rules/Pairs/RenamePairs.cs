using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rules about what stands under another name. Declarations of one file start on line 3.</summary>
internal static class RenamePairs
{
    private const string P = $"{Proto3}\npackage p;\n";
    private const string Q = $"{Proto3}\npackage q;\n";
    private const string Order = "message Order { string id = 1; int64 cents = 2; }";
    private const string Types = "message In { int32 a = 1; } message Out { int32 b = 1; }";

    public static IEnumerable<RulePair> All => [.. Packages, .. Messages, .. Enums, .. Services, .. Rpcs, .. Fields, .. Values];

    private static IEnumerable<RulePair> Packages =>
    [
        Text("PACKAGE_RENAMED", $"{P}{Order}", $"{Q}{Order}", "2:1"),
        Files("PACKAGE_RENAMED", [("p/a.proto", P + Order)], [("q/a.proto", Q + Order)], "q/a.proto:2:1"), // its file with it
        Files("PACKAGE_RENAMED", [("a.proto", $"{P}{Order} message A {{}}"), ("b.proto", $"{P}message B {{}}")], [("c.proto", $"{Q}{Order}"), ("d.proto", $"{Q}message B {{}}")], "c.proto:2:1"),
        Files("PACKAGE_RENAMED", [("a.proto", P + Order)], [("a.proto", P + Order), ("b.proto", Q + Order)]), // beside the old one
        Text("PACKAGE_RENAMED", $"{P}{Order}", $"{Q}message Invoice {{ string id = 1; }}"), // nothing of it is left
        Files("PACKAGE_RENAMED", [("a.proto", P + Order)], [("b.proto", Q + Order), ("c.proto", $"{Proto3}\npackage r;\n{Order}")]), // which of the two?
        Files("PACKAGE_RENAMED", [("a.proto", P + Order), ("b.proto", $"{Q}{Order}")], [("c.proto", $"{Proto3}\npackage r;\n{Order}")]), // two became one
        Text("PACKAGE_RENAMED", $"{P}{Order}", $"{P}{Order}message New {{}}"),
        Text("PACKAGE_RENAMED", $"{Proto3}\n\n{Order}", $"{Q}{Order}"), // it had none
    ];

    private static IEnumerable<RulePair> Messages =>
    [
        Top("MESSAGE_RENAMED", Order, "message Purchase { string id = 1; int64 cents = 2; }", "3:9"),
        Top("MESSAGE_RENAMED", "message A { A next = 1; message B { int32 x = 1; } B b = 2; }", "message C { C next = 1; message B { int32 x = 1; } B b = 2; }", "3:9"), // what is inside goes with it
        Top("MESSAGE_RENAMED", $"message Outer {{ {Order} Order o = 1; }}", $"message Outer {{ Order o = 1; }} {Order}", "3:40"), // out of another
        Top("MESSAGE_RENAMED", "message A { B b = 1; } message B { int32 x = 1; }", "message C { D b = 1; } message D { int32 x = 1; }", "3:9", "3:32"),
        Top("MESSAGE_RENAMED", "message A { map<string, int32> m = 1; }", "message B { map<string, int32> m = 1; }", "3:9"),
        Files("MESSAGE_RENAMED", [("a.proto", P + Order), ("b.proto", Q)], [("a.proto", P), ("b.proto", Q + Order)], "b.proto:3:9"), // to another package
        Top("MESSAGE_RENAMED", Order, "message Purchase { string id = 1; int64 euros = 2; }"), // not quite the same
        Top("MESSAGE_RENAMED", Order, "message Purchase { string id = 1; int32 cents = 2; }"),
        Top("MESSAGE_RENAMED", Order, $"{Order} message Purchase {{ string id = 1; int64 cents = 2; }}"), // beside the old one
        Top("MESSAGE_RENAMED", Order, "message A { string id = 1; int64 cents = 2; } message B { string id = 1; int64 cents = 2; }"), // which of the two?
        Top("MESSAGE_RENAMED", "message A {}", "message B {}"), // nothing tells that it is the same
        Text("MESSAGE_RENAMED", $"{P}{Order}", $"{Q}{Order}"), // its package did
        Top("MESSAGE_RENAMED", "message A { X x = 1; } message X { int32 i = 1; } message Y { int32 i = 1; int32 j = 2; }", "message B { Y x = 1; } message X { int32 i = 1; } message Y { int32 i = 1; int32 j = 2; }"), // uses another type
        Top("MESSAGE_RENAMED", "message A { map<string, int32> m = 1; }", "message A { map<string, int32> n = 1; }"), // the entry of a map
    ];

    private static IEnumerable<RulePair> Enums =>
    [
        Top("ENUM_RENAMED", "enum Color { ZERO = 0; RED = 1; }", "enum Colour { ZERO = 0; RED = 1; }", "3:6"),
        Top("ENUM_RENAMED", "message M { enum E { ZERO = 0; } E e = 1; }", "message M { E e = 1; } enum E { ZERO = 0; }", "3:29"),
        Top("ENUM_RENAMED", "enum A { ZERO = 0; RED = 1; }", "enum B { ZERO = 0; GREEN = 1; }"),
        Top("ENUM_RENAMED", "enum A { ZERO = 0; RED = 1; }", "enum B { ZERO = 0; RED = 2; }"),
        Top("ENUM_RENAMED", "message M { enum E { ZERO = 0; } }", "message N { enum E { ZERO = 0; } enum F { NIL = 0; } }"), // gone with its message
        Top("ENUM_RENAMED", "enum A { ZERO = 0; }", "enum A { ZERO = 0; } message M { enum A { ZERO = 0; } }"),
    ];

    private static IEnumerable<RulePair> Services =>
    [
        Top("SERVICE_RENAMED", $"{Types} service S {{ rpc R(In) returns (Out); }}", $"{Types} service T {{ rpc R(In) returns (Out); }}", "3:66"),
        Files("SERVICE_RENAMED", [("a.proto", $"{P}{Types} service S {{ rpc R(In) returns (Out); }}"), ("b.proto", Q)], [("a.proto", P + Types), ("b.proto", $"{Q}import \"a.proto\";\nservice S {{ rpc R(p.In) returns (p.Out); }}")], "b.proto:4:9"),
        Top("SERVICE_RENAMED", $"{Types} service S {{ rpc R(In) returns (Out); }}", $"{Types} service T {{ rpc R(In) returns (In); }}"),
        Top("SERVICE_RENAMED", $"{Types} service S {{ rpc R(In) returns (Out); }}", $"{Types} service T {{ rpc Q(In) returns (Out); }}"),
        Top("SERVICE_RENAMED", $"{Types} service S {{ rpc R(In) returns (Out); }}", $"{Types} service T {{ rpc R(In) returns (stream Out); }}"),
        Top("SERVICE_RENAMED", "service S {}", "service T {}"), // nothing tells that it is the same
        Text("SERVICE_RENAMED", $"{P}{Types} service S {{ rpc R(In) returns (Out); }}", $"{Q}{Types} service S {{ rpc R(In) returns (Out); }}"), // its package did
    ];

    private static IEnumerable<RulePair> Rpcs =>
    [
        Rpc("rpc Get(In) returns (Out);", "rpc Fetch(In) returns (Out);", "4:17"),
        Rpc("rpc Get(In) returns (Out);", "rpc Get(In) returns (Out); rpc Fetch(In) returns (Out);"), // beside the old one
        Rpc("rpc Get(In) returns (Out);", "rpc Fetch(In) returns (stream Out);"),
        Rpc("rpc Get(In) returns (Out);", "rpc Fetch(Out) returns (In);"),
        Rpc("rpc A(In) returns (Out); rpc B(In) returns (Out);", "rpc C(In) returns (Out);"), // which of the two?
        Rpc("rpc A(In) returns (Out);", "rpc B(In) returns (Out); rpc C(In) returns (Out);"),
        Rpc("rpc A(In) returns (Out); rpc B(In) returns (In);", "rpc B(In) returns (In);"),
    ];

    private static IEnumerable<RulePair> Fields =>
    [
        Body("FIELD_RENAMED", Proto3, "int32 a = 1;", "int32 b = 1;", "4:7"),
        Body("FIELD_RENAMED", Proto3, "int32 a = 1;", "int32 b = 1 [json_name = \"a\"];", "4:7"), // code still breaks
        Body("FIELD_RENAMED", Proto2, "extensions 100 to 200; extend M { optional int32 x = 100; }", "extensions 100 to 200; extend M { optional int32 y = 100; }", "4:50"),
        Body("FIELD_RENAMED", Proto3, "int32 a = 1;", "int32 a = 2;"),
        Body("FIELD_RENAMED", Proto3, "int32 a = 1;", "int32 a = 1 [json_name = \"b\"];"), // only JSON
        Body("FIELD_RENAMED", Proto3, "int32 a = 1; string b = 2;", "string b = 1; int32 a = 2;"), // changed places
        Body("FIELD_RENAMED", Proto3, "map<string, int32> m = 1;", "map<string, int64> m = 1;"),
        Files("FIELD_RENAMED", [("a.proto", $"{Proto2}\npackage p;\nmessage M {{ extensions 100; }} extend M {{ optional int32 x = 100; }}")], [("a.proto", $"{Proto2}\npackage q;\nmessage M {{ extensions 100; }} extend M {{ optional int32 x = 100; }}")], "a.proto:3:57"), // nothing reports the package here
    ];

    private static IEnumerable<RulePair> Values =>
    [
        Value("A = 0; B = 1;", "A = 0; C = 1;", "3:21"),
        Value("option allow_alias = true; A = 0; B = 1; C = 1;", "option allow_alias = true; A = 0; D = 1; C = 1;", "3:48"), // once
        Value("A = 0; B = 1;", "option allow_alias = true; A = 0; B = 1; C = 1;"), // a new alias
        Value("option allow_alias = true; A = 0; B = 1; C = 1;", "A = 0; B = 1;"), // one alias less
        Value("A = 0; B = 1; C = 2;", "A = 0; C = 1; B = 2;"), // changed places
        Value("A = 0; B = 1;", "A = 0; reserved 1;"),
    ];

    private static RulePair Rpc(string previous, string current, params string[] places) =>
        Top("RPC_RENAMED", $"{Types}\nservice S {{ {previous} }}", $"{Types}\nservice S {{ {current} }}", places);

    private static RulePair Value(string previous, string current, params string[] places) =>
        Top("ENUM_VALUE_RENAMED", $"enum E {{ {previous} }}", $"enum E {{ {current} }}", places);
}

using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rules about fields and extensions.</summary>
internal static class FieldPairs
{
    private const string Extended = "message M { extensions 100 to 200; }\n";
    private const string Cpp = "edition = \"2023\"; import \"google/protobuf/cpp_features.proto\";";
    private const string Java = "edition = \"2023\"; import \"google/protobuf/java_features.proto\";";

    public static IEnumerable<RulePair> All => [.. Numbers, .. Types, .. Extensions, .. Deletions, .. Names, .. CardinalityChanges, .. Oneofs, .. Defaults, .. Options];

    private static IEnumerable<RulePair> Numbers =>
    [
        Body("FIELD_RENUMBERED", Proto3, "string a = 1;", "string a = 2;", "4:12"),
        Body("FIELD_NUMBER_REUSED", Proto3, "reserved 1 to 5;", "int32 a = 3;", "4:11"),
        Body("FIELD_NUMBER_REUSED", Proto3, "reserved 1;", "reserved 1; int32 a = 2;"),
        Body("FIELD_NUMBER_REUSED", Proto3, "reserved \"a\";", "int32 a = 1;"),
        Body("FIELD_NUMBER_REUSED", Proto3, "reserved 1;", ""),
        Body("FIELD_RENUMBERED", Proto3, "string a = 1;", "int32 a = 2;"),
        Body("FIELD_RENUMBERED", Proto3, "string a = 1;", "string b = 2;"),
    ];

    private static IEnumerable<RulePair> Types =>
    [
        Body("FIELD_SAME_TYPE", Proto3, "int32 a = 1;", "int64 a = 1;", "4:1"),
        Body("FIELD_SAME_TYPE", Proto3, "int32 a = 1;", "int32 b = 1;"),
        Body("FIELD_SAME_TYPE", Proto3, "map<string, int32> a = 1;", "map<string, int32> b = 1;"), // the entry type has another name, the map has not changed
        Body("FIELD_SAME_TYPE", Proto2, "optional group G = 1 {}", "optional group G = 1 { optional int32 a = 1; }"),
        Header("FIELD_SAME_TYPE", Edition2023, "edition = \"2023\"; option features.message_encoding = DELIMITED;", "map<string, M> m = 1;"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "int32 a = 1;", "sint32 a = 1;", "4:1"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "bytes a = 1;", "string a = 1;", "4:1"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "map<string, int32> a = 1;", "map<string, string> b = 1;", "4:1"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "string a = 1;", "bytes a = 1;"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "int32 a = 1;", "bool a = 1;"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "map<string, int32> a = 1;", "map<string, int64> b = 1;"),
        Body("FIELD_WIRE_COMPATIBLE_TYPE", Proto3, "map<string, int32> a = 1;", "message E { string key = 1; int32 value = 2; } repeated E a = 1;"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "int32 a = 1;", "int64 a = 1;", "4:1"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "sint32 a = 1;", "sint64 a = 1;", "4:1"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "string a = 1;", "bytes a = 1;", "4:1"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "bool a = 1;", "int32 a = 1;", "4:1"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "int32 a = 1;", "uint32 a = 1;"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "fixed64 a = 1;", "sfixed64 a = 1;"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_TYPE", Proto3, "map<string, int32> a = 1;", "map<string, uint32> b = 1;"),
    ];

    private static IEnumerable<RulePair> Extensions =>
    [
        Extension("", "extend M { optional int32 x = 100; }", "optional string x = 100;", "", "3:22"),
        Extension("", "extend M { optional int32 x = 100; }", "repeated int32 x = 100;", "", "3:22"),
        Extension("optional sint32 x = 100;", "", "", "extend M { optional int32 x = 100; }", "4:21"),
        Extension("", "extend M { optional int32 x = 100; }", "optional int32 y = 100;", ""), // the same bytes
        Extension("", "extend M { optional int32 x = 100; }", "optional int64 x = 100;", ""),
        Extension("optional string x = 100;", "", "", "message N { extend M { optional string x = 100; } }"),
        Extension("", "extend M { optional int32 x = 100; }", "optional string x = 1;", ""),
        Extension("", "extend M { optional int32 x = 100; }", "", "extend M { optional string x = 100; }"), // an extension still

        Body("MAP_KEY_TYPE", Proto3, "map<int64, string> a = 1;", "map<int32, string> a = 1;", "4:1"),
        Body("MAP_KEY_TYPE", Proto3, "map<bool, string> a = 1;", "map<uint32, string> b = 1;", "4:1"),
        Body("MAP_KEY_TYPE", Proto3, "map<sint64, string> a = 1;", "map<sint32, string> a = 1;", "4:1"),
        Body("MAP_KEY_TYPE", Proto3, "map<int32, string> a = 1;", "map<uint32, string> a = 1;"), // as many, each with one of its own
        Body("MAP_KEY_TYPE", Proto3, "map<int32, int64> a = 1;", "map<int32, int32> a = 1;"),
        Body("MAP_KEY_TYPE", Proto3, "map<int32, string> a = 1;", "map<string, string> a = 1;"), // not the same bytes: another rule
        Body("MAP_KEY_TYPE", Proto3, "int64 a = 1;", "int32 a = 1;"),
    ];

    private static RulePair Extension(string previous, string previousTop, string current, string currentTop, params string[] places) =>
        Text("EXTENSION_BECAME_FIELD", Extendable(previous, previousTop), Extendable(current, currentTop), places);

    // Where there is no field 100, there are extensions.
    private static string Extendable(string body, string top) =>
        $"{Proto2}\npackage p;\nmessage M {{ {body.PadRight(25)} {(body.Contains("100", StringComparison.Ordinal) ? "" : "extensions 100;")} }}\n{top}\n";

    private static IEnumerable<RulePair> Deletions =>
    [
        Body("FIELD_NO_DELETE", Proto3, "string a = 1;", "reserved 1;", "3:1"),
        Body("FIELD_NO_DELETE", Proto3, "string a = 1;", "int32 b = 1;"),
        Body("FIELD_NO_DELETE", Proto3, "string a = 1;", "string b = 2; string a = 1;"),
        Body("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", Proto3, "string a = 1;", "reserved 2; reserved \"a\";", "3:1"),
        Body("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", Proto3, "string a = 3;", "reserved 1 to 5;"),
        Body("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", Proto3, "string a = 1;", "int32 b = 1;"),
        Body("FIELD_NO_DELETE_UNLESS_NAME_RESERVED", Proto3, "string a = 1;", "reserved 1; reserved \"b\";", "3:1"),
        Body("FIELD_NO_DELETE_UNLESS_NAME_RESERVED", Proto3, "string a = 1;", "reserved \"b\", \"a\";"),
        Body("FIELD_NO_DELETE_UNLESS_NAME_RESERVED", Edition2023, "string a = 1;", "reserved a;"),
    ];

    private static IEnumerable<RulePair> Names =>
    [
        Body("FIELD_SAME_NAME", Proto3, "string a = 1;", "string b = 1;", "4:8"),
        Body("FIELD_SAME_NAME", Proto3, "map<string, int32> a = 1;", "map<string, int32> b = 1;", "4:20"),
        Text("FIELD_SAME_NAME", $"{Proto2}\npackage p;\n{Extended}extend M {{ optional int32 x = 100; }}", $"{Proto2}\npackage p;\n{Extended}extend M {{ optional int32 y = 100; }}", "4:27"),
        Body("FIELD_SAME_NAME", Proto3, "string a = 1;", "int32 a = 1;"),
        Body("FIELD_SAME_NAME", Proto3, "string a = 1;", "string a = 2; string b = 3;"),
        Body("FIELD_SAME_JSON_NAME", Proto3, "string a_b = 1;", "string a_c = 1;", "4:1"),
        Body("FIELD_SAME_JSON_NAME", Proto3, "string a = 1;", "string a = 1 [json_name = \"b\"];", "4:15"),
        Body("FIELD_SAME_JSON_NAME", Proto3, "string a_b = 1;", "string a_b = 1 [json_name = \"aB\"];"),
        Body("FIELD_SAME_JSON_NAME", Proto3, "string a_b = 1;", "string aB = 1;"),
        Text("FIELD_SAME_JSON_NAME", $"{Proto2}\npackage p;\n{Extended}extend M {{ optional int32 x = 100; }}", $"{Proto2}\npackage p;\n{Extended}extend M {{ optional int32 y = 100; }}"),
    ];

    private static IEnumerable<RulePair> CardinalityChanges =>
    [
        Body("FIELD_SAME_CARDINALITY", Proto3, "int32 a = 1;", "optional int32 a = 1;", "4:1"),
        Body("FIELD_SAME_CARDINALITY", Proto3, "int32 a = 1;", "oneof o { int32 a = 1; }", "4:11"),
        Header("FIELD_SAME_CARDINALITY", Edition2023, "edition = \"2023\"; option features.field_presence = IMPLICIT;", "int32 a = 1; M m = 2; oneof o { int32 b = 3; }", "4:1"),
        Header("FIELD_SAME_CARDINALITY", Proto3, "edition = \"2023\"; option features.field_presence = IMPLICIT;", "int32 a = 1; map<int32, int32> b = 2; repeated M c = 3;"),
        Header("FIELD_SAME_CARDINALITY", Edition2023, "edition = \"2024\";", "int32 a = 1;"),
        Body("FIELD_SAME_CARDINALITY", Proto3, "M m = 1;", "optional M m = 1;"),
        Body("FIELD_WIRE_COMPATIBLE_CARDINALITY", Proto3, "int32 a = 1;", "repeated int32 a = 1;", "4:1"),
        Body("FIELD_WIRE_COMPATIBLE_CARDINALITY", Proto2, "optional int32 a = 1;", "required int32 a = 1;", "4:1"),
        Body("FIELD_WIRE_COMPATIBLE_CARDINALITY", Proto3, "int32 a = 1;", "optional int32 a = 1;"),
        Body("FIELD_WIRE_COMPATIBLE_CARDINALITY", Proto3, "map<int32, int32> a = 1;", "message E { int32 key = 1; int32 value = 2; } repeated E a = 1;"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", Proto3, "map<int32, int32> a = 1;", "message E { int32 key = 1; int32 value = 2; } repeated E a = 1;", "4:47"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", Proto3, "int32 a = 1;", "optional int32 a = 1;"),
        Body("FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", Proto3, "repeated int32 a = 1;", "repeated int32 a = 1 [packed = false];"),
    ];

    private static IEnumerable<RulePair> Oneofs =>
    [
        Body("FIELD_SAME_ONEOF", Proto3, "int32 a = 1;", "oneof o { int32 a = 1; }", "4:11"),
        Body("FIELD_SAME_ONEOF", Proto3, "oneof o { int32 a = 1; int32 b = 2; }", "oneof o { int32 a = 1; } int32 b = 2;", "4:26"),
        Body("FIELD_SAME_ONEOF", Proto3, "oneof o { int32 a = 1; }", "oneof p { int32 a = 1; }", "4:11"),
        Body("FIELD_SAME_ONEOF", Proto3, "int32 a = 1;", "optional int32 a = 1;"), // a synthetic oneof is none
        Body("FIELD_SAME_ONEOF", Proto3, "oneof o { int32 a = 1; }", "oneof o { int32 b = 2; int32 a = 1; }"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 a = 1; } int32 b = 2;", "oneof o { int32 a = 1; int32 b = 2; }", "4:24"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "int32 a = 1; int32 b = 2;", "oneof o { int32 a = 1; int32 b = 2; }", "4:11", "4:24"), // both into a new one
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 a = 1; } oneof p { int32 b = 2; int32 c = 3; }", "oneof o { int32 a = 1; int32 b = 2; } oneof p { int32 c = 3; }", "4:24"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 a = 1; } optional int32 b = 2;", "oneof o { int32 a = 1; int32 b = 2; }", "4:24"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "int32 a = 1;", "oneof o { int32 a = 1; int32 b = 2; }"), // no one could set b
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "int32 a = 1; int32 b = 2;", "oneof o { int32 a = 1; } oneof p { int32 b = 2; }"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 a = 1; int32 b = 2; }", "oneof p { int32 a = 1; int32 b = 2; }"), // the oneof has another name
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 a = 1; }", "oneof o { int32 a = 1; int32 b = 2; }"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 a = 1; int32 b = 2; }", "int32 a = 1; int32 b = 2;"),
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "oneof o { int32 b = 2; } int32 a = 1;", "oneof o { int32 a = 1; } reserved 2;"), // nothing beside it any more
        Body("FIELD_MOVED_INTO_ONEOF", Proto3, "int32 a = 1; int32 b = 2;", "optional int32 a = 1; optional int32 b = 2;"),
    ];

    private static IEnumerable<RulePair> Defaults =>
    [
        Body("FIELD_SAME_DEFAULT", Proto2, "optional int32 a = 1 [default = 5];", "optional int32 a = 1;", "4:1"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional int32 a = 1;", "optional int32 a = 1 [default = 5];", "4:33"),
        Body("FIELD_SAME_DEFAULT", Proto2, "enum E { A = 1; B = 2; } optional E a = 1;", "enum E { B = 2; A = 1; } optional E a = 1;", "4:26"), // the first value is the default
        Body("FIELD_SAME_DEFAULT", Proto2, "optional uint64 a = 1 [default = 18446744073709551615];", "optional int64 a = 1 [default = -1];", "4:33"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional double a = 1 [default = inf];", "optional double a = 1 [default = -inf];", "4:34"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional float a = 1 [default = 0.5];", "optional int32 a = 1;", "4:1"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional bytes a = 1 [default = \"\\x01\\377\"];", "optional bytes a = 1 [default = \"\\x01\\376\"];", "4:33"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional int32 a = 1;", "optional int32 a = 1 [default = 0];"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional int32 a = 1 [default = 1];", "optional bool a = 1 [default = true];"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional float a = 1 [default = 0.1];", "optional double a = 1 [default = 0.1];"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional double a = 1 [default = nan];", "optional float a = 1 [default = nan];"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional double a = 1 [default = -0.0];", "optional double a = 1;"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional string a = 1 [default = \"\\303\\244\"];", "optional bytes a = 1 [default = \"\\303\\244\"];"),
        Body("FIELD_SAME_DEFAULT", Proto2, "optional string a = 1 [default = \"x\"];", "repeated string a = 1;"),
    ];

    private static IEnumerable<RulePair> Options =>
    [
        Body("FIELD_SAME_JSTYPE", Proto3, "int64 a = 1;", "int64 a = 1 [jstype = JS_STRING];", "4:14"),
        Body("FIELD_SAME_JSTYPE", Proto3, "fixed64 a = 1 [jstype = JS_STRING];", "int64 a = 1;", "4:1"),
        Body("FIELD_SAME_JSTYPE", Proto3, "int64 a = 1;", "int64 a = 1 [jstype = JS_NORMAL];"),
        Body("FIELD_SAME_JSTYPE", Proto3, "int64 a = 1 [jstype = JS_STRING];", "int32 a = 1;"),
        Body("FIELD_SAME_CPP_STRING_TYPE", Proto3, "string a = 1;", "string a = 1 [ctype = CORD];", "4:15"),
        Body("FIELD_SAME_CPP_STRING_TYPE", Cpp, "string a = 1;", "string a = 1 [features.(pb.cpp).string_type = VIEW];", "4:15"),
        Header("FIELD_SAME_CPP_STRING_TYPE", Cpp, $"{Cpp} option features.(pb.cpp).string_type = CORD;", "string a = 1; map<string, string> m = 2;", "4:1"),
        Header("FIELD_SAME_CPP_STRING_TYPE", Edition2023, "edition = \"2024\";", "string a = 1;", "4:1"), // VIEW by default from 2024 on
        Body("FIELD_SAME_CPP_STRING_TYPE", Proto3, "string a = 1 [ctype = STRING_PIECE];", "string a = 1;"),
        Body("FIELD_SAME_CPP_STRING_TYPE", Proto3, "string a = 1 [ctype = CORD];", "int32 a = 1;"),
        Header("FIELD_SAME_CPP_STRING_TYPE", Proto2, Edition2023, "repeated string a = 1;"),
        Header("FIELD_SAME_UTF8_VALIDATION", Proto3, "edition = \"2023\"; option features.utf8_validation = NONE;", "string a = 1; bytes b = 2;", "4:1"),
        Body("FIELD_SAME_UTF8_VALIDATION", Edition2023, "string a = 1;", "string a = 1 [features.utf8_validation = NONE];", "4:15"),
        Header("FIELD_SAME_UTF8_VALIDATION", Proto2, Proto3, "map<string, int32> a = 1;", "4:1"),
        Header("FIELD_SAME_UTF8_VALIDATION", Proto3, Edition2023, "string a = 1;"),
        Body("FIELD_SAME_UTF8_VALIDATION", Edition2023, "string a = 1;", "bytes a = 1;"),
        Header("FIELD_SAME_JAVA_UTF8_VALIDATION", Proto2, $"{Proto2} option java_string_check_utf8 = true;", "repeated string a = 1;", "1:20"),
        Body("FIELD_SAME_JAVA_UTF8_VALIDATION", $"{Java} option features.utf8_validation = NONE;", "string a = 1;", "string a = 1 [features.(pb.java).utf8_validation = VERIFY];", "4:15"),
        Header("FIELD_SAME_JAVA_UTF8_VALIDATION", Proto3, $"{Proto3} option java_string_check_utf8 = true;", "string a = 1;"),
        Body("FIELD_SAME_JAVA_UTF8_VALIDATION", Java, "string a = 1;", "string a = 1 [features.(pb.java).utf8_validation = VERIFY];"),
    ];
}

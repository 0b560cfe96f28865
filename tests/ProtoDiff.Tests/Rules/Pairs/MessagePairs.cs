using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rules about messages.</summary>
internal static class MessagePairs
{
    private const string LegacyRequired = "[features.field_presence = LEGACY_REQUIRED]";

    public static IEnumerable<RulePair> All =>
    [
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Proto2, "required int32 a = 1;", "", "3:1"),
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Proto2, "", "required int32 a = 1;", "4:1"),
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Proto2, "required int32 a = 1;", "optional int32 a = 1;", "3:1"),
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Edition2023, "", $"int32 a = 1 {LegacyRequired};", "4:1"),
        Text("MESSAGE_SAME_REQUIRED_FIELDS", $"{Proto2}\npackage p;\nmessage M {{ required int32 a = 1; }}", $"{Edition2023}\npackage p;\nmessage M {{ int32 a = 1 {LegacyRequired}; }}"),
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Proto2, "required int32 a = 1;", "required int32 b = 1;"),
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Proto2, "optional int32 a = 1;", "repeated int32 a = 1;"),
        Body("MESSAGE_SAME_REQUIRED_FIELDS", Proto2, "", "message N { required int32 a = 1; }"), // a new message

        Body("REQUIRED_FIELD_ADDED", Proto2, "", "required int32 a = 1;", "4:1"),
        Body("REQUIRED_FIELD_ADDED", Proto2, "optional int32 a = 1;", "required int32 a = 1;", "4:1"),
        Body("REQUIRED_FIELD_ADDED", Edition2023, "", $"int32 a = 1 {LegacyRequired};", "4:1"),
        Body("REQUIRED_FIELD_ADDED", Proto2, "required int32 a = 1;", "required int32 b = 1;"),
        Body("REQUIRED_FIELD_ADDED", Proto2, "required int32 a = 1;", ""),
        Body("REQUIRED_FIELD_ADDED", Proto2, "", "optional int32 a = 1;"),
        Body("REQUIRED_FIELD_ADDED", Proto2, "", "message N { required int32 a = 1; }"),
        Text("REQUIRED_FIELD_ADDED", $"{Proto2}\npackage p;\nmessage M {{ required int32 a = 1; }}", $"{Edition2023}\npackage p;\nmessage M {{ int32 a = 1 {LegacyRequired}; }}"),

        Body("ONEOF_NO_DELETE", Proto3, "oneof o { int32 a = 1; }", "int32 a = 1;", "3:1"),
        Body("ONEOF_NO_DELETE", Proto3, "oneof o { int32 a = 1; }", "oneof p { int32 a = 1; }", "3:1"),
        Body("ONEOF_NO_DELETE", Proto3, "optional int32 a = 1;", "int32 a = 1;"),
        Body("ONEOF_NO_DELETE", Proto3, "oneof o { int32 a = 1; int32 b = 2; }", "oneof o { int32 b = 2; }"),

        Body("RESERVED_MESSAGE_NO_DELETE", Proto3, "reserved 1 to 5;", "reserved 1 to 3;", "3:1"),
        Body("RESERVED_MESSAGE_NO_DELETE", Proto3, "reserved 1 to max;", "reserved 2 to max;", "3:1"),
        Body("RESERVED_MESSAGE_NO_DELETE", Proto3, "reserved \"a\", \"b\";", "reserved \"a\";", "3:1"),
        Body("RESERVED_MESSAGE_NO_DELETE", Proto3, "reserved 1 to 5;", "reserved 4 to 6; reserved 1 to 3;"), // adjacent ranges are one
        Body("RESERVED_MESSAGE_NO_DELETE", Proto3, "reserved 1, 2, 5;", "reserved 1 to max;"),
        Text("RESERVED_MESSAGE_NO_DELETE", $"{Proto3}\npackage p;\nmessage M {{ reserved \"a\"; }}", $"{Edition2023}\npackage p;\nmessage M {{ reserved a; }}"),

        Body("EXTENSION_MESSAGE_NO_DELETE", Proto2, "extensions 100 to 200;", "extensions 100 to 149, 151 to 200;", "3:1"),
        Body("EXTENSION_MESSAGE_NO_DELETE", Proto2, "extensions 100;", "reserved 100;", "3:1"),
        Body("EXTENSION_MESSAGE_NO_DELETE", Proto2, "option message_set_wire_format = true; extensions 4 to max;", "option message_set_wire_format = true; extensions 4 to 100;", "3:1"),
        Body("EXTENSION_MESSAGE_NO_DELETE", Proto2, "extensions 100 to 200;", "extensions 150 to 300, 100 to 149;"),
        Body("EXTENSION_MESSAGE_NO_DELETE", Proto2, "extensions 100 to max;", "extensions 10 to max;"),

        Body("MESSAGE_SET_CHANGED", Proto2, "extensions 4 to 9;", "extensions 4 to 9; option message_set_wire_format = true;", "4:20"),
        Body("MESSAGE_SET_CHANGED", Proto2, "extensions 4 to 9; option message_set_wire_format = true;", "extensions 4 to 9;", "3:1"),
        Body("MESSAGE_SET_CHANGED", Proto2, "extensions 4 to 9;", "extensions 4 to 9; option message_set_wire_format = false;"),
        Body("MESSAGE_SET_CHANGED", Proto2, "extensions 4 to 9; option message_set_wire_format = true;", "extensions 4 to 99; option message_set_wire_format = true;"),

        Header("MESSAGE_SAME_JSON_FORMAT", Proto3, Proto2, "", "3:1"),
        Body("MESSAGE_SAME_JSON_FORMAT", Edition2023, "", "option features.json_format = LEGACY_BEST_EFFORT;", "4:1"),
        Header("MESSAGE_SAME_JSON_FORMAT", Proto2, Proto3, ""),
        Header("MESSAGE_SAME_JSON_FORMAT", Proto3, Edition2023, "map<string, int32> a = 1;"),

        Body("MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR", Proto3, "", "option no_standard_descriptor_accessor = true;", "4:1"),
        Body("MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR", Proto3, "", "option no_standard_descriptor_accessor = false;"),
        Body("MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR", Proto3, "option no_standard_descriptor_accessor = true;", ""),
    ];
}

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>
/// As much of well-known options as the tests use, in files of the names that schemas import. Names and numbers have to be those of
/// googleapis/googleapis and of bufbuild/protovalidate.
/// </summary>
internal static class OptionExtensions
{
    public const string Http = "google/api/annotations.proto";
    public const string FieldBehavior = "google/api/field_behavior.proto";

    public const string Validate = "buf/validate/validate.proto";

    public static (string Name, string Text)[] Files { get; } =
    [
        (Http,
            """
            syntax = "proto3";
            package google.api;
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.MethodOptions { HttpRule http = 72295728; }
            message HttpRule {
              string selector = 1;
              oneof pattern { string get = 2; string put = 3; string post = 4; string delete = 5; string patch = 6; Custom custom = 8; }
              string body = 7;
              repeated HttpRule additional_bindings = 11;
              string response_body = 12;
              message Custom { string kind = 1; string path = 2; }
            }
            """),
        (FieldBehavior,
            """
            syntax = "proto3";
            package google.api;
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.FieldOptions { repeated FieldBehavior field_behavior = 1052 [packed = false]; }
            enum FieldBehavior { FIELD_BEHAVIOR_UNSPECIFIED = 0; OPTIONAL = 1; REQUIRED = 2; OUTPUT_ONLY = 3; INPUT_ONLY = 4; IMMUTABLE = 5; IDENTIFIER = 8; }
            """),
        (Validate,
            """
            syntax = "proto2";
            package buf.validate;
            import "google/protobuf/descriptor.proto";
            import "google/protobuf/duration.proto";
            extend google.protobuf.MessageOptions { optional MessageRules message = 1159; }
            extend google.protobuf.OneofOptions { optional OneofRules oneof = 1159; }
            extend google.protobuf.FieldOptions { optional FieldRules field = 1159; }
            message Rule { optional string id = 1; optional string message = 2; optional string expression = 3; }
            message MessageRules { repeated Rule cel = 3; repeated string cel_expression = 5; }
            message OneofRules { optional bool required = 1; }
            enum Ignore { IGNORE_UNSPECIFIED = 0; IGNORE_IF_ZERO_VALUE = 1; IGNORE_ALWAYS = 3; }
            message FieldRules {
              repeated Rule cel = 23;
              repeated string cel_expression = 29;
              optional bool required = 25;
              optional Ignore ignore = 27;
              oneof type {
                Double double = 2; Int32 int32 = 3; UInt32 uint32 = 5; SInt32 sint32 = 7; SFixed32 sfixed32 = 11; Bool bool = 13; String string = 14; Bytes bytes = 15;
                Enum enum = 16; Repeated repeated = 18; Map map = 19; Duration duration = 21;
              }
            }
            message Double { optional double const = 1; optional double lt = 2; optional double lte = 3; optional double gt = 4; optional double gte = 5; repeated double in = 6; optional bool finite = 8; }
            message Int32 { optional int32 const = 1; optional int32 lt = 2; optional int32 lte = 3; optional int32 gt = 4; optional int32 gte = 5; repeated int32 in = 6; repeated int32 not_in = 7; }
            message UInt32 { optional uint32 gte = 5; }
            message SInt32 { optional sint32 lt = 2; }
            message SFixed32 { repeated sfixed32 in = 6 [packed = true]; }
            message Bool { optional bool const = 1; }
            message String {
              optional string const = 1; optional uint64 min_len = 2; optional uint64 max_len = 3; optional string pattern = 6; optional string prefix = 7;
              optional string suffix = 8; optional string contains = 9; repeated string in = 10; repeated string not_in = 11; optional string not_contains = 23;
              optional uint64 len = 19;
              oneof well_known { bool email = 12; bool ip = 14; bool ipv4 = 15; bool uri = 17; bool uri_ref = 18; bool uuid = 22; }
            }
            message Bytes { optional bytes prefix = 5; }
            message Enum { optional int32 const = 1; optional bool defined_only = 2; repeated int32 in = 3; repeated int32 not_in = 4; }
            message Repeated { optional uint64 min_items = 1; optional uint64 max_items = 2; optional bool unique = 3; optional FieldRules items = 4; }
            message Map { optional uint64 min_pairs = 1; optional uint64 max_pairs = 2; optional FieldRules keys = 4; optional FieldRules values = 5; }
            message Duration { optional google.protobuf.Duration lt = 3; optional google.protobuf.Duration lte = 4; }
            """),
    ];
}

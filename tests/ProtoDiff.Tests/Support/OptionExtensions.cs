namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>
/// As much of well-known options as the tests use, in files of the names that schemas import. Names and numbers have to be those of
/// googleapis/googleapis.
/// </summary>
internal static class OptionExtensions
{
    public const string Http = "google/api/annotations.proto";
    public const string FieldBehavior = "google/api/field_behavior.proto";

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
    ];
}

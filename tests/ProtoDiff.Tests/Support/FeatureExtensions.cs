namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>
/// As much of the features of C++ and Java as the tests use. The files that declare them do not come with the protoc at hand; names,
/// numbers and defaults have to be those of protocolbuffers/protobuf, which descriptor.proto reserves for them.
/// </summary>
internal static class FeatureExtensions
{
    private const string Options = "retention = RETENTION_RUNTIME, targets = TARGET_TYPE_FIELD, targets = TARGET_TYPE_FILE, feature_support = { edition_introduced: EDITION_2023 }";

    public static (string Name, string Text)[] Files { get; } =
    [
        ("google/protobuf/cpp_features.proto",
            $$"""
            syntax = "proto2";
            package pb;
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.FeatureSet { optional CppFeatures cpp = 1000; }
            message CppFeatures {
              enum StringType { STRING_TYPE_UNKNOWN = 0; VIEW = 1; CORD = 2; STRING = 3; }
              optional StringType string_type = 2 [{{Options}},
                edition_defaults = { edition: EDITION_LEGACY, value: "STRING" }, edition_defaults = { edition: EDITION_2024, value: "VIEW" }];
            }
            """),
        ("google/protobuf/java_features.proto",
            $$"""
            syntax = "proto2";
            package pb;
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.FeatureSet { optional JavaFeatures java = 1001; }
            message JavaFeatures {
              enum Utf8Validation { UTF8_VALIDATION_UNKNOWN = 0; DEFAULT = 1; VERIFY = 2; }
              optional Utf8Validation utf8_validation = 2 [{{Options}}, edition_defaults = { edition: EDITION_LEGACY, value: "DEFAULT" }];
            }
            """),
    ];
}

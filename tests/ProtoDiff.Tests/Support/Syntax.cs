namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>First lines of test schemas.</summary>
internal static class Syntax
{
    public const string Proto2 = "syntax = \"proto2\";";
    public const string Proto3 = "syntax = \"proto3\";";
    public const string Edition2023 = "edition = \"2023\";";
}

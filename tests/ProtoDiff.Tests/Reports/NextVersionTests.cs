using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

public class NextVersionTests
{
    private const string Before = "message M { int32 a = 1; } enum E { Z = 0; } service S { rpc G(M) returns (M); }";

    [Theory]
    [InlineData("p.v1", Before, VersionPart.Patch)]
    [InlineData("p.v1", "// A comment.\n" + Before, VersionPart.Patch)]
    [InlineData("p.v1", "message M { int32 a = 1 [deprecated = true]; } enum E { Z = 0; } service S { rpc G(M) returns (M); }", VersionPart.Patch)]
    [InlineData("p.v1", Before + "message N {}", VersionPart.Minor)]
    [InlineData("p.v1", "message M { int32 a = 1; int32 b = 2; } enum E { Z = 0; } service S { rpc G(M) returns (M); }", VersionPart.Minor)]
    [InlineData("p.v1", "message M { int32 a = 1; } enum E { Z = 0; Y = 1; } service S { rpc G(M) returns (M); }", VersionPart.Minor)]
    [InlineData("p.v1", "message M { int32 a = 1; } enum E { Z = 0; } service S { rpc G(M) returns (M); rpc H(M) returns (M); }", VersionPart.Minor)]
    [InlineData("p.v1", "message M { string a = 1; } enum E { Z = 0; } service S { rpc G(M) returns (M); }", VersionPart.Major)]
    [InlineData("p.v1beta1", "message M { string a = 1; } enum E { Z = 0; } service S { rpc G(M) returns (M); }", VersionPart.Minor)]
    [InlineData("p.v1", "message M {\n// protodiff:accept FIELD_SAME_TYPE no one reads it\nstring a = 1; } enum E { Z = 0; } service S { rpc G(M) returns (M); }", VersionPart.Patch)]
    public void A_version_says_what_a_change_does(string package, string after, VersionPart expected) =>
        Assert.Equal(expected, Compare.Text(File(package, Before), File(package, after)).NextVersion);

    [Fact]
    public void A_new_file_is_an_addition()
    {
        (string, string) a = ("a.proto", File("p.v1", Before));

        Assert.Equal(VersionPart.Minor, Compare.Files([a], [a, ("b.proto", "syntax = \"proto3\";")]).NextVersion);
    }

    private static string File(string package, string body) => $"syntax = \"proto3\";\npackage {package};\n{body}\n";
}

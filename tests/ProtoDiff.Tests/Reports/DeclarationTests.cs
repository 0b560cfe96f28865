using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

public class DeclarationTests
{
    [Theory]
    [InlineData("string a = 1;", "int32 a = 1;", "string a = 1;", "int32 a = 1;")]
    [InlineData("map<string, M> a = 1;", "repeated M a = 1;", "map<string, M> a = 1;", "repeated M a = 1;")]
    [InlineData("optional int32 a = 1;", "oneof o { int32 a = 1; }", "optional int32 a = 1;", "oneof o { int32 a = 1; }")]
    [InlineData("int32 a = 1;", "int32 a = 1 [json_name = \"b\"];", "int32 a = 1;", "int32 a = 1 [json_name = \"b\"];")]
    [InlineData("int32 a = 1; int32 b = 2;", "int32 b = 2;", "int32 a = 1;", null)]
    public void Fields_are_shown_as_they_were_and_are(string before, string after, string was, string? now)
    {
        var finding = Compare.Bodies(Syntax.Proto3, before, after).Findings[0];

        Assert.Equal((was, now), (finding.Before, finding.After));
    }

    [Fact]
    public void So_are_values_and_calls()
    {
        const string Header = "syntax = \"proto3\";\npackage p;\nmessage M {}\n";
        var result = Compare.Text(
            Header + "enum E { Z = 0; A = 1; }\nservice S { rpc G(M) returns (M); }",
            Header + "enum E { Z = 0; A = 2; }\nservice S { rpc G(M) returns (stream M); }");

        Assert.Contains(("rpc G(M) returns (M);", "rpc G(M) returns (stream M);"), result.Findings.Select(f => (f.Before!, f.After!)));
        Assert.Contains(("A = 1;", "A = 2;"), result.Findings.Select(f => (f.Before!, f.After!)));
    }

    [Fact]
    public void What_reads_the_same_is_not_shown()
    {
        var finding = Compare.Text("syntax = \"proto3\";\npackage p;\noption java_package = \"a\";", "syntax = \"proto3\";\npackage p;\noption java_package = \"b\";").Findings[0];

        Assert.Equal((null, null), (finding.Before, finding.After));
    }
}

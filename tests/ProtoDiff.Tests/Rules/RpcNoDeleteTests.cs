using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class RpcNoDeleteTests
{
    private const string Rule = "RPC_NO_DELETE";

    [Theory]
    [InlineData("rpc A(M) returns (M); rpc B(M) returns (M);", "rpc B(M) returns (M);")]
    [InlineData("rpc A(M) returns (M);", "rpc Renamed(M) returns (M);")]
    [InlineData("rpc A(M) returns (M);", "")]
    public void Finds_a_deleted_method_at_its_service(string previous, string current)
    {
        Assert.Equal([$"{Rule} a.proto:2:1"], Compare.Text(Schema(previous), Schema(current), Rule).Lines());
    }

    [Theory]
    [InlineData("rpc A(M) returns (M);", "rpc B(M) returns (M); rpc A(M) returns (M);")]
    [InlineData("rpc A(M) returns (M);", "rpc A(stream M) returns (stream M);")]
    public void Is_silent_while_the_method_is_there(string previous, string current)
    {
        Assert.Empty(Compare.Text(Schema(previous), Schema(current), Rule).Lines());
    }

    [Fact]
    public void A_service_that_moved_to_another_file_is_followed()
    {
        var result = Compare.Files([("a.proto", Schema("rpc A(M) returns (M);"))], [("b.proto", Schema(""))], Rule);

        Assert.Equal([$"{Rule} b.proto:2:1"], result.Lines());
    }

    [Fact]
    public void A_deleted_service_is_another_question()
    {
        Assert.Empty(Compare.Text(Schema("rpc A(M) returns (M);"), "syntax = \"proto3\"; package p; message M {}", Rule).Lines());
    }

    private static string Schema(string methods) => $"syntax = \"proto3\"; package p; message M {{}}\nservice S {{ {methods} }}";
}

using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules;

/// <summary>What has another name is compared with what it was, and told once.</summary>
public class RenameTests
{
    private const string Order = "message Order { string id = 1; }";

    [Theory]
    [InlineData("WIRE", "PACKAGE_RENAMED FIELD_WIRE_COMPATIBLE_TYPE")]
    [InlineData("WIRE_JSON", "PACKAGE_RENAMED FIELD_WIRE_JSON_COMPATIBLE_TYPE")]
    [InlineData("FILE", "PACKAGE_RENAMED FIELD_SAME_TYPE")]
    [InlineData("PACKAGE", "PACKAGE_RENAMED FIELD_SAME_TYPE")]
    public void A_renamed_package_is_compared_though_its_files_moved(string category, string expected)
    {
        var result = Compare.Files(
            [("p/a.proto", $"{Proto3}\npackage p;\nmessage A {{ B b = 1; }}\nmessage B {{ int32 i = 1; }}")],
            [("q/a.proto", $"{Proto3}\npackage q;\nmessage A {{ B b = 1; }}\nmessage B {{ string i = 1; }}")],
            category);

        Assert.Equal(expected, string.Join(' ', result.Findings.Select(f => f.Rule)));
    }

    [Fact]
    public void A_deployed_client_is_named_when_the_package_has_services()
    {
        var result = Compare.Text($"{Proto3} package p; {Order} service S {{ rpc R(Order) returns (Order); }}", $"{Proto3} package q; {Order} service S {{ rpc R(Order) returns (Order); }}", "WIRE");

        var finding = Assert.Single(result.Findings);
        Assert.Equal("PACKAGE_RENAMED", finding.Rule);
        Assert.Contains("UNIMPLEMENTED", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Breaks.All, finding.Breaks);
    }

    [Fact]
    public void What_a_renamed_package_lost_is_not_passed_over()
    {
        var result = Compare.Files(
            [("p/a.proto", $"{Proto3} package p; {Order} message Lost {{}}")],
            [("q/a.proto", $"{Proto3} package q; {Order}")]);

        Assert.Equal(["FILE_NO_DELETE", "PACKAGE_RENAMED"], result.Findings.Select(f => f.Rule).Order());
    }

    [Theory]
    [InlineData("WIRE")]
    [InlineData("WIRE_JSON")]
    public void Data_does_not_know_the_name_of_a_message(string category)
    {
        var result = Compare.Text(
            $"{Proto3} package p; {Order} message M {{ Order o = 1; repeated Order l = 2; map<string, Order> m = 3; }} service S {{ rpc R(Order) returns (M); }}",
            $"{Proto3} package p; {Order.Replace("Order", "Purchase")} message M {{ Purchase o = 1; repeated Purchase l = 2; map<string, Purchase> m = 3; }} service S {{ rpc R(Purchase) returns (M); }}",
            category);

        Assert.Empty(result.Lines());
    }

    [Fact]
    public void A_renamed_message_is_one_finding_however_often_it_is_used()
    {
        var result = Compare.Text(
            $"{Proto3} package p; {Order}\nmessage M {{ Order o = 1; Order l = 2; map<string, Order> m = 3; }} service S {{ rpc R(Order) returns (M); }}",
            $"{Proto3} package p; {Order.Replace("Order", "Purchase")}\nmessage M {{ Purchase o = 1; Purchase l = 2; map<string, Purchase> m = 3; }} service S {{ rpc R(Purchase) returns (M); }}");

        var finding = Assert.Single(result.Findings);
        Assert.Equal("MESSAGE_RENAMED", finding.Rule);
        Assert.Equal("p.Purchase", finding.Element);
        Assert.Equal(Breaks.Source, finding.Breaks);
        Assert.StartsWith("Message p.Order is now p.Purchase:", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FIELD_SAME_NAME", "FIELD_SAME_JSON_NAME")]
    [InlineData("FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME")]
    [InlineData("FIELD_RENAMED", "FIELD_SAME_JSON_NAME FIELD_SAME_NAME")]
    [InlineData("FIELD_SAME_NAME,FIELD_SAME_JSON_NAME", "")]
    public void Who_excepts_what_buf_says_is_not_told_it_in_other_words(string except, string expected)
    {
        var result = Compare.Bytes(
            ProtoCompiler.Compile($"{Proto3} package p; {Order}"),
            ProtoCompiler.Compile($"{Proto3} package p; message Order {{ string key = 1; }}"),
            new ComparisonOptions { Rules = RuleSelection.Create(except: except.Split(',')) });

        Assert.Equal(expected, string.Join(' ', result.Findings.Select(f => f.Rule).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Who_ignores_what_buf_says_is_not_told_it_in_other_words()
    {
        var result = Compare.Bytes(
            ProtoCompiler.Compile($"{Proto3} package p; {Order}"),
            ProtoCompiler.Compile($"{Proto3} package p; message Order {{ string key = 1; }}"),
            new ComparisonOptions { Ignore = [new() { PathsByRule = new Dictionary<string, IReadOnlyCollection<string>> { ["FIELD_SAME_NAME"] = ["a.proto"] } }] });

        Assert.Empty(result.Lines());
    }

    [Fact]
    public void A_type_that_is_written_alike_breaks_code_only()
    {
        const string Both = "message A { int32 x = 1; } message B { int32 x = 1; }";
        string[] schemas = [$"{Proto3} package p; {Both} service S {{ rpc R(A) returns (A); }} message M {{ A a = 1; }}", $"{Proto3} package p; {Both} service S {{ rpc R(A) returns (B); }} message M {{ B a = 1; }}"];

        var inCode = Compare.Text(schemas[0], schemas[1]).Findings;

        Assert.Equal(["FIELD_SAME_TYPE", "RPC_SAME_RESPONSE_TYPE"], inCode.Select(f => f.Rule).Order());
        Assert.All(inCode, f => Assert.Equal(Breaks.Source, f.Breaks));
        Assert.Empty(Compare.Text(schemas[0], schemas[1], "WIRE").Lines());
        Assert.Empty(Compare.Text(schemas[0], schemas[1], "WIRE_JSON").Lines());
    }

    [Fact]
    public void The_field_that_breaks_is_named_however_deep_it_is()
    {
        const string Types = "message A { message X { int32 y = 1; } X x = 1; } message B { message X { string y = 1; } X x = 1; }";

        var result = Compare.Bodies(Proto3, $"{Types} A a = 1;", $"{Types} B a = 1;", "WIRE");

        var finding = Assert.Single(result.Findings);
        Assert.Equal("MESSAGE_TYPE_STRUCTURE", finding.Rule);
        Assert.Contains("\"x.y\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_is_not_in_the_set_is_another_message()
    {
        var result = Compare.Bytes(
            Sets.Of("a.proto", new Google.Protobuf.Reflection.DescriptorProto { Name = "M", Field = { Reference("p.Gone") } }),
            Sets.Of("a.proto", new Google.Protobuf.Reflection.DescriptorProto { Name = "M", Field = { Reference("p.Other") } }),
            "WIRE");

        Assert.Equal(["FIELD_WIRE_COMPATIBLE_TYPE a.proto:1:1"], result.Lines());

        static Google.Protobuf.Reflection.FieldDescriptorProto Reference(string type)
        {
            var field = Sets.Field("f", 1, "Message");
            field.TypeName = $".{type}";
            return field;
        }
    }
}

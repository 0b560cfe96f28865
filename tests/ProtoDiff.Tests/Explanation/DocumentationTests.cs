using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Explanation;

public class DocumentationTests
{
    private const string File = "orders/v1/orders.proto";
    private const string Released = "syntax = \"proto3\";\npackage orders.v1;\nmessage Line {\n  string sku = 1;\n  int32 quantity = 2;\n}\n";
    private const string Changed = "syntax = \"proto3\";\npackage orders.v1;\nmessage Line {\n  string sku = 1;\n  sint32 quantity = 2;\n}\n";

    [Fact]
    public void The_page_shows_what_is_written()
    {
        using var directory = new TestDirectory();
        directory.Write(File, Changed);
        using var previous = DescriptorSet.FromBytes(ProtoCompiler.Compile((File, Released)), "released");
        using var current = DescriptorSet.FromBytes(ProtoCompiler.Compile((File, Changed)), "protos", rootDirectory: directory.Path);
        var output = new StringWriter { NewLine = "\n" };
        var options = new ComparisonOptions { Rules = RuleSelection.Create(["WIRE"]), Direction = Direction.Backward, Explain = true };

        ReportFormats.All.Single(f => f.Name == "text").Write(SchemaComparison.Compare(previous, current, options), output, useColor: false);

        var page = System.IO.File.ReadAllText(Repository.File("docs", "protodiff", "index.md")).ReplaceLineEndings("\n");
        Assert.Contains(output.ToString().Replace(directory.Path, "protos", StringComparison.Ordinal).Replace('\\', '/'), page, StringComparison.Ordinal);
    }
}

using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests;

/// <summary>The library as its documentation shows it.</summary>
public class LibraryExampleTests
{
    [Fact]
    public void Two_descriptor_sets_in_files_are_compared()
    {
        using var directory = new TestDirectory();
        var releasedPath = directory.Write("released.binpb", ProtoCompiler.Compile("syntax = \"proto3\"; message M { int32 n = 1; }"));
        var currentPath = directory.Write("current.binpb", ProtoCompiler.Compile("syntax = \"proto3\"; message M { string n = 1; }"));
        List<string> lines = [];

        using var released = DescriptorSet.Open(releasedPath);
        using var current = DescriptorSet.Open(currentPath);
        var options = new ComparisonOptions { Rules = RuleSelection.Create(use: ["WIRE"]) };
        foreach (var finding in SchemaComparison.Compare(released, current, options).Findings)
            lines.Add($"{finding.Path}:{finding.StartLine} {finding.Rule}");

        Assert.Equal(["a.proto:1 FIELD_WIRE_COMPATIBLE_TYPE"], lines);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Equal("\"nowhere.binpb\" does not exist", Assert.Throws<SchemaException>(() => DescriptorSet.Open("nowhere.binpb")).Message);
    }
}

using System.IO.Compression;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.BuildStep;

/// <summary>Wirecheck.ProtoDiff.MSBuild, packed, installed and used. What its properties do is seen in the tests of its targets.</summary>
[Collection(BuildCollection.Name)]
public sealed class BuildStepTests(BuildArea area)
{
    private const string Finding = "protos/order.proto(4,20,4,21): error FIELD_RENUMBERED";

    [Fact]
    public void A_contract_that_breaks_fails_the_build_once_at_its_line_until_it_is_accepted()
    {
        var package = area.Pack("ProtoDiff.MSBuild", "Wirecheck.ProtoDiff.MSBuild");
        AssertComplete(package);
        var project = new ContractProject(area);
        project.Write("protos/order.proto", ContractProject.Released);

        var first = project.Build().Succeeded();
        Assert.Equal(["Contract.csproj : warning NO_BASELINE"], project.Findings(first));
        Assert.Contains("dotnet build -t:ProtoDiffAcceptBaseline", first, StringComparison.Ordinal);

        Assert.Contains("commit it", project.Build("-t:ProtoDiffAcceptBaseline").Succeeded(), StringComparison.Ordinal);
        Assert.Empty(project.Findings(project.Build().Succeeded()));

        project.Write("protos/order.proto", ContractProject.Renumbered);
        Assert.Equal([Finding], project.Findings(project.Build().Failed()));

        var again = project.Build().Failed();
        Assert.Equal([Finding], project.Findings(again));
        Assert.Contains("Skipping target \"_ProtoDiffCompare\"", again, StringComparison.Ordinal);

        project.Build("-t:ProtoDiffAcceptBaseline").Succeeded();
        Assert.Empty(project.Findings(project.Build().Succeeded()));
    }

    private static void AssertComplete(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        var files = archive.Entries.Select(e => e.FullName).ToArray();
        Assert.Contains("build/Wirecheck.ProtoDiff.MSBuild.targets", files);
        Assert.Contains("buildMultiTargeting/Wirecheck.ProtoDiff.MSBuild.targets", files);
        Assert.Contains("msbuild.md", files);
        Assert.Contains("tools/protodiff.dll", files);
        Assert.Contains("tools/protoc/windows_x64/protoc.exe", files);
        Assert.Contains("tools/protoc/include/google/protobuf/descriptor.proto", files);
        Assert.DoesNotContain(files, f => f.StartsWith("lib/", StringComparison.Ordinal));
        using var nuspec = new StreamReader(archive.GetEntry("Wirecheck.ProtoDiff.MSBuild.nuspec")!.Open());
        var text = nuspec.ReadToEnd();
        Assert.Contains("<developmentDependency>true</developmentDependency>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", text, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>A project that imports the targets shows its contract breaks when it is built.</summary>
public sealed class BuildTargetsTests : IDisposable
{
    private readonly TestDirectory _project = new();

    public BuildTargetsTests()
    {
        // Beside nothing of this repository: its Directory.Build.props is not found from the temporary folder.
        _project.Write("App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ProtoDiffToolPath>{ProtoDiffProcess.ToolPath}</ProtoDiffToolPath>
                <ProtoDiffDirectory>protos</ProtoDiffDirectory>
                <ProtoDiffAgainst>released</ProtoDiffAgainst>
              </PropertyGroup>
              <Import Project="{Repository.File("src", "ProtoDiff.MSBuild", "Wirecheck.ProtoDiff.targets")}" />
            </Project>
            """);
        _project.Write("App.cs", "internal static class App;");
        _project.Write("released/order.proto", "syntax = \"proto3\";\nmessage Order { string user_id = 1; }");
        _project.Write("protos/order.proto", "syntax = \"proto3\";\nmessage Order { string user_id = 2; }");
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public void Findings_are_warnings_at_every_build_errors_on_demand_and_never_in_the_way_of_an_ide()
    {
        const string Expected = "order.proto(2,34,2,35): {0} FIELD_RENUMBERED: Field \"user_id\" of Order moved from number 1 to 2";
        var warning = string.Format(null, Expected, "warning");

        var first = Build("-restore");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains(warning, first.Output, StringComparison.Ordinal);

        var second = Build();
        Assert.Equal(0, second.ExitCode);
        Assert.Contains(warning, second.Output, StringComparison.Ordinal);

        var asErrors = Build("-p:ProtoDiffSeverity=error");
        Assert.Equal(1, asErrors.ExitCode);
        Assert.Contains(string.Format(null, Expected, "error"), asErrors.Output, StringComparison.Ordinal);

        var designTime = Build("-p:DesignTimeBuild=true", "-t:Compile");
        Assert.DoesNotContain("FIELD_RENUMBERED", designTime.Output, StringComparison.Ordinal);

        var selected = Build("-p:ProtoDiffUse=RPC_NO_DELETE");
        Assert.Equal(0, selected.ExitCode);
        Assert.DoesNotContain("FIELD_RENUMBERED", selected.Output, StringComparison.Ordinal);

        var missing = Build("-p:ProtoDiffAgainst=nowhere");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("error : \"nowhere\" does not exist", missing.Output, StringComparison.Ordinal);

        var noTool = Build("-p:ProtoDiffToolPath=nowhere.dll");
        Assert.Equal(1, noTool.ExitCode);
        Assert.Contains("set ProtoDiffToolPath", noTool.Output, StringComparison.Ordinal);
    }

    private (int ExitCode, string Output) Build(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "-nologo", "-v:minimal", "-nodeReuse:false", .. arguments])
        {
            WorkingDirectory = _project.Path,
            RedirectStandardOutput = true,
        };

        // The test host runs inside an MSBuild of its own, whose settings are not those of the project.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, output);
    }
}

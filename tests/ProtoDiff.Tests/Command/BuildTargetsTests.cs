using System.Diagnostics;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>A project with the targets of the build package shows its contract breaks when it is built. The package itself is tried out elsewhere.</summary>
public sealed class BuildTargetsTests : IDisposable
{
    private const string Released = "syntax = \"proto3\";\nmessage Order { string user_id = 1; }";
    private const string Renumbered = "syntax = \"proto3\";\nmessage Order { string user_id = 2; }";
    private const string Finding = "order.proto(2,34,2,35): {0} FIELD_RENUMBERED: Field \"user_id\" of Order moved from number 1 to 2";
    private const string Skipped = "Skipping target \"_ProtoDiffCompare\"";

    private static readonly string Error = string.Format(null, Finding, "error");
    private static readonly string Warning = string.Format(null, Finding, "warning");

    private readonly GitDirectory _project = new();

    public BuildTargetsTests()
    {
        // Beside nothing of this repository: its Directory.Build.props is not found from the temporary folder.
        _project.Write("App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ProtoDiffToolPath>{ProtoDiffProcess.ToolPath}</ProtoDiffToolPath>
              </PropertyGroup>
              <ItemGroup>
                <Protobuf Include="protos/**/*.proto" ProtoRoot="protos" AdditionalImportDirs="common" Condition="'$(NoContract)' == ''" />
              </ItemGroup>
              <Import Project="{Repository.File("src", "ProtoDiff.MSBuild", "build", "Wirecheck.ProtoDiff.MSBuild.targets")}" />
            </Project>
            """);
        _project.Write("App.cs", "internal static class App;");
        _project.Write(".gitignore", "bin/\nobj/\n");
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public void Findings_are_shown_at_every_build_as_severe_as_asked_and_never_in_the_way_of_an_ide()
    {
        _project.Write("released/order.proto", Released);
        _project.Write("protos/order.proto", Renumbered);
        const string Against = "-p:ProtoDiffAgainst=released";

        Fails(Error, Build("-restore", Against));

        var again = Build(Against);
        Fails(Error, again);
        Assert.Contains(Skipped, again.Output, StringComparison.Ordinal);

        var asWarning = Build(Against, "-p:ProtoDiffSeverity=warning");
        Passes(asWarning);
        Assert.Contains(Warning, asWarning.Output, StringComparison.Ordinal);

        Silent(Build(Against, "-p:ProtoDiffUse=RPC_NO_DELETE"));
        Silent(Build(Against, "-p:ProtoDiffExcept=FIELD_RENUMBERED%3bFIELD_NO_DELETE"));
        Silent(Build(Against, "-p:ProtoDiffEnabled=false"));
        Silent(Build(Against, "-p:NoContract=true"));
        Silent(Build(Against, "-p:DesignTimeBuild=true", "-t:Compile"));

        // What the released version is made of counts as well.
        _project.Write("released/order.proto", Renumbered);
        Silent(Build(Against));

        Fails("error : \"nowhere\" does not exist", Build("-p:ProtoDiffAgainst=nowhere"));
        Fails("set ProtoDiffToolPath", Build(Against, "-p:ProtoDiffToolPath=nowhere.dll"));
        Fails("error : Argument 'loud'", Build(Against, "-p:ProtoDiffSeverity=loud"));
    }

    [Fact]
    public void A_commit_is_compared_file_by_file_with_what_the_project_holds()
    {
        _project.Write("protos/order.proto", "syntax = \"proto3\";\nimport \"money.proto\"; message Order { string user_id = 1; Money total = 5; }");
        _project.Write("protos/v1/gone.proto", "syntax = \"proto3\"; message Gone {}");
        _project.Write("other/elsewhere.proto", "this is not of the project, and does not compile");
        _project.Write("common/money.proto", "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\"; message Money { int64 units = 1; google.protobuf.Timestamp at = 2; }");
        _project.Commit();
        const string Against = "-p:ProtoDiffAgainst=git:HEAD";
        Silent(Build("-restore", Against));

        // An import that is not of the project, and one that nobody imports any more, are not its contract.
        _project.Write("common/money.proto", "syntax = \"proto3\"; message Money { int64 units = 3; }");
        Silent(Build(Against));

        File.Delete(Path.Combine(_project.Path, "protos/v1/gone.proto"));
        File.Delete(Path.Combine(_project.Path, "other/elsewhere.proto"));
        _project.Write("protos/order.proto", "syntax = \"proto3\";\nimport \"money.proto\"; message Order { string user_id = 1; Money total = 6; }");
        var broken = Build(Against);
        Fails("order.proto(2,73,2,74): error FIELD_RENUMBERED", broken);
        Assert.Contains("protos(1,1,1,1): error FILE_NO_DELETE: File \"v1/gone.proto\"", broken.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", broken.Output, StringComparison.Ordinal);

        // The branch moves, and no file with it.
        _project.Commit();
        Silent(Build(Against));

        Fails("error : \"git:nowhere\"", Build("-p:ProtoDiffAgainst=git:nowhere"));
    }

    [Fact]
    public void A_project_whose_contract_is_newer_than_the_commit_breaks_nobody()
    {
        _project.Commit();
        _project.Write("protos/order.proto", Released);

        var build = Build("-restore", "-p:ProtoDiffAgainst=git:HEAD");

        Silent(build);
        Assert.Contains("all of it is new", build.Output, StringComparison.Ordinal);
    }

    private static void Fails(string message, (int ExitCode, string Output) build)
    {
        Assert.True(build.ExitCode == 1, build.Output);
        Assert.Contains(message, build.Output, StringComparison.Ordinal);
    }

    private static void Passes((int ExitCode, string Output) build) => Assert.True(build.ExitCode == 0, build.Output);

    private static void Silent((int ExitCode, string Output) build)
    {
        Passes(build);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    private (int ExitCode, string Output) Build(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "-nologo", "-v:normal", "-nodeReuse:false", .. arguments])
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

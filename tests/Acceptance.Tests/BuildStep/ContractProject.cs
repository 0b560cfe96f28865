using System.Reflection;
using System.Text.RegularExpressions;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.BuildStep;

/// <summary>A project outside of the repository, for two frameworks, that has a contract and installed the package.</summary>
internal sealed partial class ContractProject
{
    public const string Released = "syntax = \"proto3\";\npackage shop;\nmessage Order {\n  string user_id = 1;\n}\n";
    public const string Renumbered = "syntax = \"proto3\";\npackage shop;\nmessage Order {\n  string user_id = 2;\n}\n";

    private readonly string _directory;

    public ContractProject(BuildArea area)
    {
        _directory = area.CreateDirectory("contract");

        // Nothing above the folder is inherited.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            Write(name, "<Project />");

        Write("NuGet.config", $"""<configuration><packageSources><add key="packed" value="{area.Feed}" /></packageSources></configuration>""");

        Write("Contract.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>{area.Packages}</RestorePackagesPath>
                <RestoreAdditionalProjectFallbackFolders>{PackageCache}</RestoreAdditionalProjectFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Wirecheck.ProtoDiff.MSBuild" Version="{area.Version}" PrivateAssets="all" />
                <PackageReference Include="Grpc.Tools" Version="{CentralPackages.VersionOf("Grpc.Tools")}" PrivateAssets="all" />
                <Protobuf Include="protos/*.proto" ProtoRoot="protos" GrpcServices="None" CompileOutputs="false" />
              </ItemGroup>
            </Project>
            """);
    }

    public void Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public Command Build(params string[] options) => Command.DotNet(_directory, ["build", "Contract.csproj", "--verbosity", "normal", .. options]);

    /// <summary>What a build says of the contract, as often as it says it before the summary.</summary>
    public string[] Findings(string output) =>
        [.. Line().Matches(output.Split("\nBuild ")[0]).Select(m => m.Groups["finding"].Value.Replace(_directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace('\\', '/'))];

    /// <summary>The cache of the machine: what is there is not downloaded again.</summary>
    private static string PackageCache =>
        typeof(ContractProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NuGetPackageRoot").Value!;

    [GeneratedRegex(@"^[\d:>\s]*(?<finding>\S.*: (warning|error) [A-Z]+_[A-Z_]+):", RegexOptions.Multiline)]
    private static partial Regex Line();
}

using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Wirecheck.Acceptance.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.Acceptance.Tests.Tool;

[Collection(BuildCollection.Name)]
public sealed class ToolTests(BuildArea area, ITestOutputHelper output)
{
    private const string Released = "syntax = \"proto3\";\nmessage Order { string user_id = 1; }\n";
    private const string Renumbered = "syntax = \"proto3\";\nmessage Order { string user_id = 2; }\n";
    private const string Extended = "syntax = \"proto3\";\nmessage Order { string user_id = 1; string note = 2; }\n";

    [Fact]
    public void Protodiff_installs_as_a_tool_and_answers_with_its_exit_code()
    {
        var platform = RuntimeInformation.RuntimeIdentifier;
        var pack = area.TryPack("ProtoDiff.Tool", platform, "any");
        var isCompiled = !pack.Output.Contains("error NU1", StringComparison.Ordinal);
        if (isCompiled)
            pack.Succeeded();
        else
            area.Pack("ProtoDiff.Tool", "Wirecheck.ProtoDiff.Tool");
        var directory = area.CreateDirectory("protodiff");
        foreach (var (edition, schema) in new[] { ("released", Released), ("renumbered", Renumbered), ("extended", Extended) })
        {
            Directory.CreateDirectory(Path.Combine(directory, edition));
            File.WriteAllText(Path.Combine(directory, edition, "order.proto"), schema);
        }

        File.WriteAllText(
            Path.Combine(directory, "NuGet.config"),
            $"""<configuration><packageSources><clear /><add key="packed" value="{area.Feed}" /></packageSources></configuration>""");

        var bin = Path.Combine(directory, "bin");
        Command.DotNet(directory, "tool", "install", "Wirecheck.ProtoDiff.Tool", "--version", area.Version, "--tool-path", bin).Succeeded();

        if (isCompiled)
        {
            Assert.True(IsCompiled(Directory.EnumerateFiles(bin, "protodiff.dll", SearchOption.AllDirectories).Single()));
            Assert.Single(Directory.EnumerateFiles(bin, "protoc*", SearchOption.AllDirectories), f => Path.GetFileNameWithoutExtension(f) == "protoc");
            CheckOnAnyPlatform(directory);
        }
        else
        {
            output.WriteLine($"left out: what {platform} code is compiled with cannot be restored; the package that runs on any platform was installed");
        }

        Assert.StartsWith("Compatible", Check("extended").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("renumbered/order.proto:2:34: error FIELD_RENUMBERED", Check("renumbered").Failed(1), StringComparison.Ordinal);
        Assert.StartsWith("protodiff: error: \"missing\"", Check("missing").Failed(2), StringComparison.Ordinal);

        Command Check(string input) =>
            Command.Run(Path.Combine(bin, OperatingSystem.IsWindows() ? "protodiff.exe" : "protodiff"), directory, "check", input, "--against", "released");
    }

    /// <summary>Runs what is installed on platforms that have no package of their own.</summary>
    private void CheckOnAnyPlatform(string directory)
    {
        var any = Path.Combine(directory, "any");
        ZipFile.ExtractToDirectory(area.Package("Wirecheck.ProtoDiff.Tool.any"), any);
        var tool = Directory.EnumerateFiles(any, "protodiff.dll", SearchOption.AllDirectories).Single();

        Assert.False(IsCompiled(tool));
        Assert.Equal(
            ["linux_arm64", "linux_x64", "macosx_universal", "windows_x64"],
            Directory.EnumerateDirectories(Path.Combine(Path.GetDirectoryName(tool)!, "protoc")).Select(Path.GetFileName).Except(["include", "linux_x86", "windows_x86"]).Order());
        Assert.Contains("error FIELD_RENUMBERED", Command.DotNet(directory, tool, "check", "renumbered", "--against", "released").Failed(1), StringComparison.Ordinal);
    }

    // ReadyToRun code stands where the header says (ECMA-335, II.25.3.3, "ManagedNativeHeader").
    private static bool IsCompiled(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    [Fact]
    public void Protodiff_publishes_as_native_code_without_a_warning()
    {
        if (!HasLinker())
        {
            output.WriteLine("left out: native code is linked by clang or gcc, and neither is in PATH");
            return;
        }

        var rid = RuntimeInformation.RuntimeIdentifier;
        var packed = area.CreateDirectory("native");
        var publish = Command.Run("bash", Repository.Root, Repository.File("ci", "native.sh"), packed, rid, "--artifacts-path", area.Artifacts);
        if (publish.Output.Contains("error NU1", StringComparison.Ordinal))
        {
            output.WriteLine("left out: the native compiler of this SDK cannot be restored");
            return;
        }

        Assert.DoesNotContain("warning", publish.Succeeded(), StringComparison.OrdinalIgnoreCase);
        var directory = area.CreateDirectory("unpacked");
        Command.Run("tar", directory, "-xzf", Path.Combine(packed, $"protodiff-{rid}.tar.gz"), "--strip-components", "1").Succeeded();
        File.WriteAllText(Path.Combine(directory, "released.proto"), Released);
        File.WriteAllText(Path.Combine(directory, "renumbered.proto"), Renumbered);

        var check = Command.Run(Path.Combine(directory, "protodiff"), directory, "check", "renumbered.proto", "--against", "released.proto");
        Assert.Contains("error", check.Failed(1), StringComparison.Ordinal);
    }

    private static bool HasLinker() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(d => File.Exists(Path.Combine(d, "clang")) || File.Exists(Path.Combine(d, "gcc")));
}

using System.Diagnostics;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>Compiles .proto text with the protoc that comes with the tool.</summary>
internal static class ProtoCompiler
{
    /// <summary>The bundle as the tool's build lays it down beside the tests.</summary>
    private static readonly string Bundle = Path.Combine(AppContext.BaseDirectory, "protoc");

    public static string ProtocPath { get; } =
        Directory.EnumerateFiles(Bundle, "protoc*", SearchOption.AllDirectories).Single(f => Path.GetFileNameWithoutExtension(f) == "protoc");

    /// <summary>Compiles one file, named a.proto.</summary>
    public static byte[] Compile(string text) => Compile(("a.proto", text));

    public static byte[] Compile(params (string Name, string Text)[] files) => Compile(withSourceInfo: true, files);

    public static byte[] Compile(bool withSourceInfo, params (string Name, string Text)[] files)
    {
        using var directory = new TestDirectory();
        foreach (var (name, text) in files)
            directory.Write(name, text);
        return CompileDirectory(directory.Path, withSourceInfo, [.. files.Select(f => f.Name)]);
    }

    private static byte[] CompileDirectory(string root, bool withSourceInfo, string[] names)
    {
        var output = Path.Combine(root, "set.binpb");
        var start = new ProcessStartInfo(
            ProtocPath,
            [$"-I{root}", $"-I{Path.Combine(Bundle, "include")}", "--include_imports", $"--descriptor_set_out={output}", .. names])
        {
            RedirectStandardError = true,
        };
        if (withSourceInfo)
            start.ArgumentList.Add("--include_source_info");
        using var protoc = Process.Start(start)!;
        var error = protoc.StandardError.ReadToEnd();
        protoc.WaitForExit();
        Assert.True(protoc.ExitCode == 0, error);
        return File.ReadAllBytes(output);
    }
}

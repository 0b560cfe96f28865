using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>A program under measurement: how it is started to compare two sets, and which exit codes are a verdict.</summary>
internal sealed record ComparedProgram(string Name, string Path, Func<SetPair, string[]> Arguments, int[] GoodExitCodes)
{
    public Measurement Measure(SetPair pair) => Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        ? Measurement.Run("dotnet", [Path, .. Arguments(pair)], GoodExitCodes)
        : Measurement.Run(Path, Arguments(pair), GoodExitCodes);
}

/// <summary>The two programs that are compared.</summary>
internal static class Programs
{
    public const string NameOfBuf = "buf";
    public const string NameOfProtoDiff = "protodiff";
    private const string BufVariable = "PROTODIFF_BUF";

    public static ComparedProgram Buf(string category) => new(
        NameOfBuf,
        FindBuf(),
        pair =>
        [
            "breaking", pair.New, "--against", pair.Old,
            "--config", $$$"""{"version":"v2","breaking":{"use":["{{{category}}}"]}}""",
        ],
        GoodExitCodes: [0, 100]);

    public static ComparedProgram ProtoDiff(string? path, string category, string preset) => new(
        NameOfProtoDiff,
        path is null ? Publish() : Existing(path),
        pair => ["check", pair.New, "--against", pair.Old, "--use", category, "--preset", preset, "--format", "msbuild"],
        GoodExitCodes: [0, 1]);

    private static string FindBuf() =>
        Environment.GetEnvironmentVariable(BufVariable) is { Length: > 0 } named
            ? Existing(named)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(d => Path.Combine(d, OperatingSystem.IsWindows() ? "buf.exe" : "buf"))
                .FirstOrDefault(File.Exists)
                ?? throw new BenchmarkException(
                    $"buf is neither in PATH nor named by {BufVariable}; the native program is in the npm package of its platform, such as @bufbuild/buf-linux-x64");

    private static string Existing(string path) =>
        File.Exists(path) ? Path.GetFullPath(path) : throw new BenchmarkException($"\"{path}\" does not exist");

    /// <summary>protodiff as a user has it: framework-dependent, with ReadyToRun. Built apart, so that the checkout's own output stays as it is.</summary>
    private static string Publish()
    {
        var output = Path.Combine(Repository.Artifacts, "protodiff");
        Console.Error.WriteLine($"publishing protodiff to {output}");
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, "src", "ProtoDiff.Tool"), "--configuration", "Release",
            "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true",
            "--artifacts-path", Path.Combine(Repository.Artifacts, "build"), "--output", output, "--nologo", "--verbosity", "quiet",
        ];
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var log = dotnet.StandardOutput.ReadToEnd();
        dotnet.WaitForExit();
        return dotnet.ExitCode == 0
            ? Path.Combine(output, OperatingSystem.IsWindows() ? "protodiff.exe" : "protodiff")
            : throw new BenchmarkException($"protodiff did not build:\n{log}");
    }
}

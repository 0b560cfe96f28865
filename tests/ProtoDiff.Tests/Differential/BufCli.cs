using System.Diagnostics;
using System.Text.Json;
using Wirecheck.ProtoDiff.Tests.Conformance;

namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>The command <c>buf</c>, where it is installed: the one PROTODIFF_BUF names, or the one in PATH.</summary>
internal static class BufCli
{
    private const string Variable = "PROTODIFF_BUF";

    /// <summary>Full path of the program; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(d => System.IO.Path.Combine(d, OperatingSystem.IsWindows() ? "buf.exe" : "buf"))
            .FirstOrDefault(File.Exists);

    /// <summary>What <c>buf breaking</c> finds between two sets in a category, with its messages.</summary>
    public static IEnumerable<(BufFinding Finding, string Message)> Breaking(string current, string previous, string category) =>
        Run(
            "breaking", current, "--against", previous, "--error-format", "json",
            "--config", $$$"""{"version":"v2","breaking":{"use":["{{{category}}}"]}}""")
            .Select(line => (BufFinding.Parse(line), JsonDocument.Parse(line).RootElement.GetProperty("message").GetString()!));

    /// <summary>Ids of its rules with their categories.</summary>
    public static Dictionary<string, string[]> Rules(string version) =>
        Run("config", "ls-breaking-rules", "--version", version, "--format", "json")
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("categories").EnumerateArray().Select(c => c.GetString()!).ToArray());

    private static string[] Run(params string[] arguments)
    {
        const int FoundSomething = 100;
        using var buf = Process.Start(new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = buf.StandardError.ReadToEndAsync();
        var lines = buf.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        buf.WaitForExit();
        return buf.ExitCode is 0 or FoundSomething ? lines : throw new InvalidOperationException($"buf {string.Join(' ', arguments)}: {error.Result}");
    }
}

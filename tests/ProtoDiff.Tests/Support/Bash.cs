using System.Diagnostics;
using System.Runtime.Versioning;
using Wirecheck.ProtoDiff.Tests.Command;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>Scripts, run as a CI system runs them: with protodiff on the PATH, and nothing of the CI system that runs the tests.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Bash : IDisposable
{
    private readonly TestDirectory _bin = new();

    public Bash()
    {
        ProtoDiff = _bin.Write("protodiff", $"#!/bin/sh\nexec dotnet \"{ProtoDiffProcess.ToolPath}\" \"$@\"\n");
        File.SetUnixFileMode(ProtoDiff, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The command.</summary>
    public string ProtoDiff { get; }

    public void Dispose() => _bin.Dispose();

    /// <summary>Runs bash.</summary>
    /// <returns>Its exit code, and all it wrote.</returns>
    public (int ExitCode, string Output) Run(string directory, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GITHUB_", StringComparison.Ordinal) || k.StartsWith("CI_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{_bin.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, output + error.Result);
    }
}

using System.Diagnostics;
using System.Text;

namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>A process run to its end, with all that it printed.</summary>
internal sealed record Command(string Line, int ExitCode, string Output)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>The dotnet that runs the tests.</summary>
    private static readonly string DotNetPath = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Command DotNet(string directory, params string[] arguments) => Run(DotNetPath, directory, arguments);

    public static Command Run(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Prepare(start.Environment);

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var line = $"{Path.GetFileNameWithoutExtension(program)} {string.Join(' ', arguments)}";
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{line}\nstill ran after {Timeout}, having printed:\n{Text()}");
        }

        // The process is gone; what it wrote last is still on its way.
        process.WaitForExit();
        return new(line, process.ExitCode, Text());

        void Append(string? data)
        {
            lock (output)
            {
                if (data is not null) output.Append(data).Append('\n');
            }
        }

        string Text()
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>The output, of a command that was to succeed.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Line}\nended with exit code {ExitCode}:\n{Output}");
        return Output;
    }

    /// <summary>The output, of a command that was to fail.</summary>
    public string Failed(int exitCode = 1)
    {
        Assert.True(ExitCode == exitCode, $"{Line}\nended with exit code {ExitCode}, not {exitCode}:\n{Output}");
        return Output;
    }

    /// <summary>The test host runs inside an MSBuild of its own, whose settings are not those of the builds under test.</summary>
    private static void Prepare(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            environment.Remove(name);

        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A program that was run to its end, and all it wrote.</summary>
internal sealed record ChildProcess(int ExitCode, byte[] Output, string Error)
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="directory">The directory it runs in; this one's when null.</param>
    /// <param name="environment">Variables to set, or to unset where the value is null.</param>
    /// <returns>What it wrote; null when there is no such program.</returns>
    public static ChildProcess? Run(
        string program, IEnumerable<string> arguments, string input = "", string? directory = null, params (string Name, string? Value)[] environment)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = directory ?? "",
            },
        };

        // Messages of git are quoted to the user: untranslated, like ours.
        process.StartInfo.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        try
        {
            Interruption.Start(process);
        }
        catch (Win32Exception)
        {
            return null;
        }

        try
        {
            // All three at once: a pipe that nobody empties stops the program.
            var output = new MemoryStream();
            var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
            var error = process.StandardError.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading everything; its exit code says why.
            }

            Task.WaitAll(copying, error);
            process.WaitForExit();
            return new(process.ExitCode, output.ToArray(), error.Result);
        }
        finally
        {
            Interruption.Remove(process);
        }
    }

    /// <summary>
    /// Finds a program on the PATH. Starting it by its bare name would look in the current directory first, and that belongs to whoever
    /// wrote what is being checked.
    /// </summary>
    /// <returns>Its full path; null when it is not there.</returns>
    public static string? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(directory) && Path.Combine(directory, file) is var path && IsExecutable(path))
                return path;
        }

        return null;
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}

using System.ComponentModel;
using System.Diagnostics;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A program that was run to its end, and all it wrote.</summary>
internal sealed record ChildProcess(int ExitCode, byte[] Output, string Error)
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <returns>What it wrote; null when there is no such program.</returns>
    public static ChildProcess? Run(string program, IEnumerable<string> arguments, string input = "")
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };

        // Messages of git are quoted to the user: untranslated, like ours.
        process.StartInfo.Environment["LC_ALL"] = "C";
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

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
}

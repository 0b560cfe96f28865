using System.ComponentModel;
using System.Diagnostics;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>The zstd program, where it is installed.</summary>
internal static class Zstd
{
    /// <summary>Compressed sizes up to this are worth decompressing in an ordinary test run.</summary>
    public const long ModestBytes = 2_000_000;

    public static bool IsInstalled { get; } = Run("--version") is not null;

    public static byte[] Decompress(string path) => Run("--decompress", "--stdout", "--quiet", path)!;

    private static byte[]? Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("zstd", arguments) { RedirectStandardOutput = true })!;
            var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return process.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>The standard streams: as streams, because Console's own writers send a terminal set-up codes before the first character.</summary>
internal static class Terminal
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether colours are shown and wanted: on a terminal that is not dumb, unless NO_COLOR is set (no-color.org); without TERM it is not known.</summary>
    public static bool ShowsColor { get; } = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && MovesCursor;

    /// <summary>Whether somebody watches standard error: a terminal, and not that of a CI system (which set CI, or TF_BUILD).</summary>
    public static bool ShowsProgress =>
        !Console.IsErrorRedirected && MovesCursor && Environment.GetEnvironmentVariable("CI") is null or "" or "false" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TF_BUILD"));

    private static bool MovesCursor =>
        (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is { Length: > 0 }) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Standard output; what is written is there when it is disposed.</summary>
    public static StreamWriter Output() => Writer(Open(Console.IsOutputRedirected, 1, Console.OpenStandardOutput));

    /// <summary>A writer of UTF-8 without a mark.</summary>
    public static StreamWriter Writer(Stream stream) => new(stream, Encoding);

    /// <summary>Writes lines to standard error.</summary>
    public static void WriteError(IEnumerable<string> lines) => WriteError(string.Concat(lines.Select(l => l + Environment.NewLine)));

    /// <summary>Writes to standard error. Where that is closed nobody listens, and the exit code alone has to do.</summary>
    public static void WriteError(string text)
    {
        try
        {
            using var error = Writer(Open(Console.IsErrorRedirected, 2, Console.OpenStandardError));
            error.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or NotSupportedException)
        {
            // There is nobody left to tell.
        }
    }

    // A terminal is written to as a file, past the console. Files and pipes are not: other programs may write to them as well.
    private static Stream Open(bool isRedirected, int descriptor, Func<Stream> console) =>
        isRedirected || OperatingSystem.IsWindows() ? console() : new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}

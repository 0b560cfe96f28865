namespace Wirecheck.ProtoDiff.Tool;

/// <summary>What standard output is.</summary>
internal static class Terminal
{
    /// <summary>Whether colours are shown and wanted: on a terminal that is not dumb, unless NO_COLOR is set (no-color.org).</summary>
    public static bool ShowsColor { get; } =
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>A test in a pseudo terminal, which script(1) of util-linux makes.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(d => File.Exists(Path.Combine(d, "script"))))
            Skip = "no script(1) of util-linux, which makes a terminal";
    }
}

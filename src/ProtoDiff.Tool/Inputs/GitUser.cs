using System.Text;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Who works here, as git knows them.</summary>
internal static class GitUser
{
    /// <summary>The address that commits carry; null when git is not there or does not know.</summary>
    public static string? Email() =>
        ChildProcess.Find("git") is { } git && ChildProcess.Run(git, ["config", "user.email"]) is { ExitCode: 0, Output: var output }
        && Encoding.UTF8.GetString(output).Trim() is { Length: > 0 } email
            ? email
            : null;
}

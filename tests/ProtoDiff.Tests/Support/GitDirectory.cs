using System.Diagnostics;
using System.Runtime.Versioning;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>A git repository that is gone after the test.</summary>
internal sealed class GitDirectory : IDisposable
{
    private readonly TestDirectory _files = new();

    public GitDirectory() => Git("init", "--quiet", "--initial-branch=main");

    public string Path => _files.Path;

    public string Write(string name, string text) => _files.Write(name, text);

    /// <summary>Writes a program that leaves a file named "ran" where it runs.</summary>
    [UnsupportedOSPlatform("windows")]
    public void WriteProgram(string name) =>
        File.SetUnixFileMode(Write(name, "#!/bin/sh\ntouch ran\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

    public void Link(string name, string target)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
    }

    public void Commit()
    {
        Git("add", "--all", "--force");
        CommitIndex();
    }

    public void CommitIndex() =>
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "--message", "x");

    public string Git(params string[] arguments) => GitWith("", arguments);

    /// <summary>Runs git with something to read.</summary>
    public string GitWith(string input, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Path, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd();
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
        return output.Trim();
    }

    public void Dispose() => _files.Dispose();
}

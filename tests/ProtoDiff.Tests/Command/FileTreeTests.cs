using System.Diagnostics;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>A directory and the same directory in a commit hold the same schema, and what cannot be read of either is an error, never left out.</summary>
public sealed class FileTreeTests : IDisposable
{
    private const string A = "syntax = \"proto3\"; message A { int32 a = 1; }";
    private const string Broken = "syntax = \"proto3\"; message A { int32 b = 1; }";
    private const string B = "syntax = \"proto3\"; import \"a.proto\"; message B { A a = 1; }";

    private readonly GitDirectory _repository = new();

    public void Dispose() => _repository.Dispose();

    [UnixTheory]
    [InlineData("a linked file", "api/a.proto", "../shared/a.proto")]
    [InlineData("a file behind two links", "api/a.proto", "../first", "first", "shared/a.proto")]
    [InlineData("a linked directory", "api/inner", "../shared")]
    [InlineData("a linked directory behind a linked directory", "api/inner", "../first/x", "first/x", "../shared")]
    [InlineData("the compared directory is a link", "api", "shared")]
    public void Links_are_followed_on_disk_and_in_a_commit(string what, params string[] links)
    {
        _repository.Write("shared/a.proto", A);
        for (var i = 0; i < links.Length; i += 2)
            _repository.Link(links[i], links[i + 1]);
        _repository.Commit();
        Assert.Equal((0, "Compatible (1 file, 0 changed).\n", ""), Outcome(Run("check", "api", "--against", "git:HEAD:api")));

        _repository.Write("shared/a.proto", Broken);
        _repository.Commit();

        foreach (var (input, against) in ((string, string)[])[("api", "git:HEAD~1:api"), ("git:HEAD:api", "git:HEAD~1:api")])
            Assert.True(Run("check", input, "--against", against).ExitCode == 1, what);
    }

    [UnixFact]
    public void A_link_to_what_is_listed_already_is_not_listed_again()
    {
        _repository.Write("api/v1/a.proto", A);
        _repository.Write("api/b.proto", "syntax = \"proto3\"; import \"latest/a.proto\"; message B { A a = 1; }");
        File.Delete(Path.Combine(_repository.Path, "api/v1/a.proto"));
        _repository.Write("api/v1/c.proto", "syntax = \"proto3\"; message C {}");
        _repository.Write("api/.hidden/a.proto", A);
        _repository.Link("api/latest", ".hidden");
        _repository.Link("api/again", "v1");
        _repository.Link("api/up", "..");
        _repository.Link("api/v1/self", ".");
        _repository.Commit();

        var disk = Run("check", "api", "--against", "api");
        var commit = Run("check", "git:HEAD:api", "--against", "api");

        Assert.Equal((0, "Compatible (3 files, 0 changed).\n", ""), Outcome(disk));
        Assert.Equal((0, "Compatible (3 files, 0 changed).\n", ""), Outcome(commit));
    }

    [UnixTheory]
    [InlineData("api/gone.proto", "nowhere.proto", "api/gone.proto")]
    [InlineData("api/out.proto", "../../outside.proto", "outside of the repository")]
    [InlineData("api/out", "/usr/share", "outside of the repository")]
    [InlineData("api/circle", "circle", "in a circle")]
    public void A_link_that_leads_nowhere_in_a_commit_is_an_error(string name, string target, string expected)
    {
        _repository.Write("api/a.proto", A);
        _repository.Link(name, target);
        _repository.Commit();

        var error = Run("check", "git:HEAD:api", "--against", "git:HEAD:api").SingleError();

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains($"\"{name}\"", error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_link_that_leads_nowhere_on_disk_is_an_error()
    {
        _repository.Write("api/a.proto", A);
        _repository.Link("api/gone.proto", "nowhere.proto");

        Assert.Contains("\"gone.proto\", a symbolic link to \"nowhere.proto\"", Run("check", "api", "--against", "api").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submodule_is_an_error_where_its_files_would_count()
    {
        _repository.Write("api/a.proto", A);
        _repository.Commit();
        var commit = _repository.Git("rev-parse", "HEAD");
        _repository.Git("update-index", "--add", "--cacheinfo", $"160000,{commit},api/vendor");
        _repository.Git("update-index", "--add", "--cacheinfo", $"160000,{commit},elsewhere");
        _repository.CommitIndex();

        var error = Run("check", "git:HEAD:api", "--against", "api").SingleError();
        Assert.Contains("\"api/vendor\", a submodule", error, StringComparison.Ordinal);

        Assert.Equal(0, Run("check", "git:HEAD:api/a.proto", "--against", "api/a.proto").ExitCode);
        _repository.Git("update-index", "--force-remove", "api/vendor");
        _repository.CommitIndex();
        Assert.Equal(0, Run("check", "git:HEAD:api", "--against", "api").ExitCode);
    }

    [UnixTheory]
    [InlineData("a.proto", "a.proto")]
    [InlineData("\\377.proto", "\\376.proto")]
    [InlineData("\\377.proto", "b.proto")]
    public void Names_that_become_one_are_an_error(string first, string second)
    {
        var a = _repository.GitWith(A, "hash-object", "-w", "--stdin");
        var tree = _repository.GitWith($"100644 blob {a}\t\"{first}\"\n100644 blob {a}\t\"{second}\"\n", "mktree");
        var commit = _repository.Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit-tree", "-m", "x", tree);

        Assert.Contains($"git:{commit}:", Run("check", $"git:{commit}:", "--against", $"git:{commit}:").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_directories_are_left_out_on_disk_and_in_a_commit()
    {
        _repository.Write("api/a.proto", A);
        _repository.Write("api/.tool/not.proto", "this does not compile");
        _repository.Write(".defs/a.proto", A);
        _repository.Commit();

        Assert.Equal((0, "Compatible (1 file, 0 changed).\n", ""), Outcome(Run("check", "api", "--against", "git:HEAD")));
        Assert.Equal((0, "Compatible (1 file, 0 changed).\n", ""), Outcome(Run("check", "git:HEAD:api", "--against", "git:HEAD:api")));
        Assert.Equal((0, "Compatible (1 file, 0 changed).\n", ""), Outcome(Run("check", ".defs", "--against", "git:HEAD:.defs")));
    }

    [Theory]
    [InlineData("git:HEAD:-t")]
    [InlineData("git:HEAD:./-t")]
    [InlineData("git:HEAD:-t/")]
    [InlineData("git:HEAD://-t//.")]
    [InlineData("git:HEAD:other/../-t")]
    public void A_path_of_a_commit_is_found_however_it_is_written(string input)
    {
        _repository.Write("-t/a.proto", A);
        _repository.Write("-t/b.proto", B);
        _repository.Commit();

        Assert.Equal((0, "Compatible (2 files, 0 changed).\n", ""), Outcome(Run("check", input, "--against", "./-t")));
    }

    [Theory]
    [InlineData("git:HEAD:..", "leaves the repository")]
    [InlineData("git:HEAD:api/../../x", "leaves the repository")]
    [InlineData("git:HEAD:readme.md", "neither a directory nor a .proto file")]
    [InlineData("git:HEAD:api/a.proto/x", "has no \"api/a.proto/x\"")]
    [InlineData("git:HEAD:*", "has no \"*\"")]
    public void A_path_that_is_none_is_one_error(string input, string expected)
    {
        _repository.Write("api/a.proto", A);
        _repository.Write("readme.md", "");
        _repository.Commit();

        Assert.Contains(expected, Run("check", input, "--against", "api").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_sees_the_same_directory_as_everyone()
    {
        _repository.Write("api/a.proto", A);
        _repository.Write("a.proto", Broken);
        _repository.Commit();
        _repository.Git("worktree", "add", "--quiet", "linked");
        var git = _repository.Git("-C", "linked", "rev-parse", "--absolute-git-dir");
        var linked = Path.Combine(_repository.Path, "linked");

        foreach (var input in (string[])["api", "api/a.proto"])
        {
            var run = ProtoDiffProcess.RunIn(linked, [("GIT_DIR", git)], "check", input, "--against", "git:HEAD");
            Assert.Equal((0, "Compatible (1 file, 0 changed).\n", ""), Outcome(run));
        }

        using var elsewhere = new TestDirectory();
        elsewhere.Write("api/a.proto", A);
        var outside = ProtoDiffProcess.RunIn(elsewhere.Path, [("GIT_DIR", git)], "check", "api", "--against", "git:HEAD");
        Assert.Contains("GIT_DIR", outside.SingleError(), StringComparison.Ordinal);
        Assert.Equal(0, ProtoDiffProcess.RunIn(elsewhere.Path, [("GIT_DIR", git)], "check", "api", "--against", "git:HEAD:api").ExitCode);
    }

    [UnixFact]
    public void A_pipe_among_the_files_is_an_error_rather_than_a_wait()
    {
        _repository.Write("api/a.proto", A);
        using (var mkfifo = Process.Start("mkfifo", Path.Combine(_repository.Path, "api/pipe.proto")))
            mkfifo.WaitForExit();

        Assert.Contains("\"pipe.proto\", which is a pipe", Run("check", "api", "--against", "api").SingleError(), StringComparison.Ordinal);
        Assert.Contains("is not a regular file", Run("check", "api/pipe.proto", "--against", "api/a.proto").SingleError(), StringComparison.Ordinal);
        File.Delete(Path.Combine(_repository.Path, "api/pipe.proto"));
        _repository.Link("api/device.proto", "/dev/zero");
        Assert.Contains("\"device.proto\", which is a pipe or a device", Run("check", "api", "--against", "api").SingleError(), StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_set_can_come_through_a_pipe()
    {
        File.WriteAllBytes(Path.Combine(_repository.Path, "set"), ProtoCompiler.Compile(A));

        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"cat set | dotnet '{ProtoDiffProcess.ToolPath}' check /dev/stdin --against set"])
        {
            WorkingDirectory = _repository.Path,
            RedirectStandardOutput = true,
        })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();

        Assert.Equal((0, "Compatible (1 file, 0 changed).\n"), (shell.ExitCode, output));
    }

    [UnixFact]
    public void A_directory_that_cannot_be_read_is_an_error()
    {
        // Nothing is closed to root.
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return;
        _repository.Write("api/a.proto", A);
        var closed = Path.Combine(_repository.Path, "api/closed");
        Directory.CreateDirectory(closed, UnixFileMode.None);
        try
        {
            var error = Run("check", "api", "--against", "api").SingleError();
            Assert.StartsWith("protodiff: error: \"api\"", error, StringComparison.Ordinal);
            Assert.Contains("closed", error, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static (int, string, string) Outcome(ProtoDiffProcess run) => (run.ExitCode, run.Output.ReplaceLineEndings("\n"), run.Error);

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);
}

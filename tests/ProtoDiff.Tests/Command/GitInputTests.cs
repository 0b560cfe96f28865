using System.Diagnostics;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

public sealed class GitInputTests : IDisposable
{
    private const string Released = "syntax = \"proto3\"; package orders.v1; import \"orders/common.proto\"; message Order { string user_id = 1; Common c = 2; }";
    private const string Broken = "syntax = \"proto3\"; package orders.v1; import \"orders/common.proto\"; message Order { string user_id = 3; Common c = 2; }";
    private const string Common = "syntax = \"proto3\"; package orders.v1; message Common {}";

    private readonly TestDirectory _repository = new();

    public GitInputTests()
    {
        Git("init", "--quiet", "--initial-branch=main");
        _repository.Write("api/protos/orders/order.proto", Released);
        _repository.Write("api/protos/orders/common.proto", Common);
        _repository.Write("docs/readme.md", "no schema here");
        _repository.Write("single.proto", "syntax = \"proto3\"; message Single { int32 n = 1; }");
        Commit("released");
        Git("tag", "v1");
        _repository.Write("api/protos/orders/order.proto", Broken);
        Commit("broken");
        _repository.Write("api/protos/orders/order.proto", Released);
        Commit("repaired");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_commit_means_the_same_directory_in_that_commit()
    {
        _repository.Write("api/protos/orders/order.proto", Broken);

        var run = Run("check", "api/protos", "--against", "git:main");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("order.proto:1:102: error FIELD_RENUMBERED", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "api/protos", "git:v1")]
    [InlineData(0, "api/protos", "git:HEAD")]
    [InlineData(1, "api/protos", "git:HEAD~1")]
    [InlineData(1, "git:HEAD~1:api/protos", "git:v1:api/protos")]
    [InlineData(0, "git:HEAD:api/protos/", "git:v1:/api/protos")]
    [InlineData(0, "api/protos", "git:merge-base(v1)")]
    [InlineData(0, "api/protos", "git:latest-tag(v*)")]
    [InlineData(1, "git:HEAD~1:api/protos", "git:latest-tag(v*):api/protos")]
    [InlineData(0, "api/protos", ".git#tag=v1,subdir=api/protos")]
    [InlineData(0, "api/protos", "./.git#branch=main,subdir=api/protos")]
    [InlineData(1, "api/protos", ".git#ref=HEAD~1,subdir=/api/protos/")]
    [InlineData(0, "single.proto", "git:v1")]
    [InlineData(0, "single.proto", "git:v1:single.proto")]
    public void Commits_are_compared(int expected, string input, string against)
    {
        var run = Run("check", input, "--against", against);

        Assert.Equal((expected, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_single_file_of_a_commit_finds_its_neighbours()
    {
        Git("mv", "api/protos/orders", "flat");
        _repository.Write("flat/order.proto", Released.Replace("orders/common", "common", StringComparison.Ordinal));
        Commit("flat");
        _repository.Write("flat/order.proto", Broken.Replace("orders/common", "common", StringComparison.Ordinal));

        Assert.Equal(1, Run("check", "flat/order.proto", "--against", "git:HEAD").ExitCode);
    }

    [Theory]
    [InlineData("git:nope", "there is no commit \"nope\"")]
    [InlineData("git:nope", "git fetch --tags")]
    [InlineData("git:merge-base(nope)", "no commit in common")]
    [InlineData("git:merge-base()", "names no commit")]
    [InlineData("git:latest-tag(w*)", "no tag before HEAD matches \"w*\"")]
    [InlineData("nowhere/.git#branch=main", "there is no repository \"nowhere/.git\"")]
    [InlineData(".git#depth=1", "\"depth=1\" is not known")]
    [InlineData("git:--help", "there is no commit \"--help\"")]
    [InlineData("git:v1:nope", "has no \"nope\"")]
    [InlineData("git:v1:docs", "holds no .proto files")]
    public void What_is_not_in_the_repository_is_one_error(string against, string expected)
    {
        var error = Run("check", "api/protos", "--against", against).SingleError();

        Assert.Contains(against, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_tag_is_so_by_version_and_before_HEAD()
    {
        foreach (var (tag, commit) in ((string, string)[])[("v2", "HEAD~1"), ("v10", "HEAD~2"), ("v10-rc1", "HEAD~1"), ("v11", "HEAD"), ("w12", "HEAD~1")])
            Git("tag", tag, commit);

        Assert.Equal(0, Run("check", "api/protos", "--against", "git:latest-tag(v*)").ExitCode);
        Assert.Equal(1, Run("check", "api/protos", "--against", "git:latest-tag(v2*)").ExitCode);
    }

    [Fact]
    public void A_shallow_clone_is_told_how_to_get_more()
    {
        using var elsewhere = new TestDirectory();
        Git("clone", "--quiet", "--depth=1", $"file://{_repository.Path}", Path.Combine(elsewhere.Path, "clone"));

        var run = ProtoDiffProcess.RunIn(Path.Combine(elsewhere.Path, "clone"), [], "check", "api/protos", "--against", "git:HEAD~1");

        Assert.Contains("fetch-depth: 0", run.SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_repository_is_one_error()
    {
        using var elsewhere = new TestDirectory();
        elsewhere.Write("a.proto", Common);

        var run = ProtoDiffProcess.RunIn(elsewhere.Path, [("GIT_CEILING_DIRECTORIES", Path.GetDirectoryName(elsewhere.Path)!)], "check", ".", "--against", "git:main");

        Assert.Contains("not a git repository", run.SingleError(), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Without_git_is_one_error_with_its_remedy()
    {
        // The command itself is found on the PATH of the test.
        using var empty = new TestDirectory();
        foreach (string[] arguments in (string[][])[["check", "api/protos", "--against", "git:main"], ["check", "api/protos", "--against", ".git#branch=main"], ["log", "v1..main"]])
        {
            var run = ProtoDiffProcess.RunIn(_repository.Path, [("PATH", empty.Path)], arguments);
            Assert.Contains("needs git, which is not on the PATH; install it", run.SingleError(), StringComparison.Ordinal);
        }

        Assert.Equal(0, ProtoDiffProcess.RunIn(_repository.Path, [("PATH", empty.Path)], "check", "api/protos", "--against", "api/protos").ExitCode);
    }

    [Fact]
    public void A_repository_without_files_is_named_by_its_directory()
    {
        Git("clone", "--quiet", "--bare", _repository.Path, Path.Combine(_repository.Path, "bare.git"));

        Assert.Equal(1, Run("check", "bare.git#ref=HEAD~1,subdir=api/protos", "--against", "bare.git#tag=v1,subdir=api/protos").ExitCode);
        var inside = ProtoDiffProcess.RunIn(Path.Combine(_repository.Path, "bare.git"), [], "check", "git:HEAD:api/protos", "--against", "git:v1:api/protos");
        Assert.Contains("DIR.git#ref=REF,subdir=PATH", inside.SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_linked_worktree_has_the_commits_of_its_repository()
    {
        Git("worktree", "add", "--quiet", "linked", "HEAD~1");
        var linked = Path.Combine(_repository.Path, "linked");

        Assert.Equal(0, ProtoDiffProcess.RunIn(linked, [], "check", "api/protos", "--against", "git:HEAD").ExitCode);
        Assert.Equal(1, ProtoDiffProcess.RunIn(linked, [], "check", "api/protos", "--against", "git:main").ExitCode);
    }

    [Fact]
    public void What_a_damaged_repository_lacks_is_one_error()
    {
        using var clone = new TestDirectory();
        Git("clone", "--quiet", "--no-hardlinks", _repository.Path, Path.Combine(clone.Path, "c"));
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", _repository.Path, "rev-parse", "v1:api/protos/orders/order.proto"]) { RedirectStandardOutput = true })!;
        var id = git.StandardOutput.ReadToEnd().Trim();
        var lost = new FileInfo(Path.Combine(clone.Path, "c", ".git", "objects", id[..2], id[2..]));
        lost.IsReadOnly = false;
        lost.Delete();

        Assert.Contains($"{id} is not in the repository", ProtoDiffProcess.RunIn(Path.Combine(clone.Path, "c"), [], "check", "git:v1:api/protos", "--against", "git:main~1:api/protos").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_that_does_not_compile_is_told_in_the_words_of_protoc()
    {
        _repository.Write("api/protos/orders/order.proto", "syntax = \"proto3\"; massage M {}");
        Commit("wrong");

        var error = Run("check", "git:HEAD:api/protos", "--against", "git:v1:api/protos").SingleError();

        Assert.Contains("\"git:HEAD:api/protos\" does not compile; protoc says: orders/order.proto:1:20", error, StringComparison.Ordinal);
    }

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);

    private void Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", message);
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", _repository.Path, .. arguments]) { RedirectStandardError = true })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }
}

using System.Text.Json;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

public sealed class LogInputTests : IDisposable
{
    private readonly GitDirectory _repository = new();

    public LogInputTests()
    {
        Commit("start", "message A { int32 a = 1; int32 b = 2; int32 c = 3; }");
        _repository.Git("tag", "v1");
        for (var i = 0; i < 5; i++)
            Commit($"comment {i}", $"message A {{ int32 a = 1; int32 b = 2; int32 c = 3; }} // {i}");
        Commit("renumber b", "message A { int32 a = 1; int32 b = 20; int32 c = 3; }");
        Commit("retype c for a while", "message A { int32 a = 1; int32 b = 20; string c = 3; }");
        Commit("repair c", "message A { int32 a = 1; int32 b = 20; int32 c = 3; }");
        _repository.Write("readme.md", "not a schema");
        _repository.Commit();
        Commit("retype\u001b[2J a", "message A { bytes a = 1; int32 b = 20; int32 c = 3; }");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Its_rules_are_those_of_the_command_line()
    {
        var told = Run("log", "v1..HEAD", "api").Output;
        _repository.Write("protodiff.yaml", "use: [PACKAGE]\nignore: [api]\n");
        _repository.Write("protodiff.accepted.yaml", "- rule: FIELD_RENUMBERED\n  element: p.A.b\n  reason: nobody has it\n  by: team\n  date: 2026-01-01\n");

        Assert.Contains("FIELD_RENUMBERED", told, StringComparison.Ordinal);
        Assert.Equal(told, Run("log", "v1..HEAD", "api").Output);
        Assert.Contains("no rules are left", Run("log", "v1..HEAD", "api", "--use", "FILE", "--except", "FILE").SingleError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api")]
    [InlineData(".")]
    [InlineData("api/a.proto")]
    public void Each_break_is_told_with_its_commit(string place)
    {
        var run = Run("log", "v1..HEAD", place);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Matches(@"^[0-9a-f]{7,} \d{4}-\d\d-\d\d renumber b$", lines[0]);
        Assert.Matches(@"^    (api/)?a\.proto:1:\d+: error FIELD_RENUMBERED$", lines[1]);
        Assert.Contains(lines, l => l.EndsWith(@" retype\u001b[2J a", StringComparison.Ordinal));
        Assert.DoesNotContain("for a while", run.Output, StringComparison.Ordinal);
        Assert.Equal("2 breaking changes in 2 commits of 9.", lines[^1]);
    }

    [Fact]
    public void The_same_for_programs()
    {
        var lines = Run("log", "v1..", "api", "--format", "json").Output.TrimEnd().Split('\n');

        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal("renumber b", first.RootElement.GetProperty("subject").GetString());
        Assert.Equal(_repository.Git("log", "--format=%H", "--grep=renumber"), first.RootElement.GetProperty("commit").GetString());
        Assert.Equal("FIELD_RENUMBERED", first.RootElement.GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("v1..v1", "Compatible")]
    [InlineData("HEAD~1..HEAD~1", "Compatible")]
    public void A_range_without_breaks_is_compatible(string range, string expected)
    {
        var run = Run("log", range, "api");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1", "is no range")]
    [InlineData("..v1", "is no range")]
    [InlineData("v1...HEAD", "is no range")]
    [InlineData("nope..HEAD", "there is no commit \"nope\"")]
    [InlineData("--help..HEAD", "there is no commit \"--help\"")]
    public void What_is_no_range_is_one_error(string range, string expected)
    {
        Assert.Contains(expected, Run("log", "--", range, "api").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_is_the_schema_again()
    {
        foreach (var (format, file) in ((string, string)[])[("binpb", "api.binpb"), ("json", "api.json")])
        {
            var run = Run("dump", "git:HEAD:api", "--format", format, "-o", file);
            Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
            Assert.Equal(0, Run("check", file, "--against", "api").ExitCode);
            Assert.Equal(1, Run("check", file, "--against", "git:v1:api").ExitCode);
        }
    }

    private void Commit(string subject, string message)
    {
        _repository.Write("api/a.proto", $"syntax = \"proto3\"; package p; {message}");
        _repository.Git("add", "--all");
        _repository.Git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", subject);
    }

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);
}

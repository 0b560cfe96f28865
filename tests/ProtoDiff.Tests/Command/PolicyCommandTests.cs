using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>What configuration files, several baselines and acceptances do to the command.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private const string Head = "syntax = \"proto3\"; package p; ";

    private readonly GitDirectory _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Settings_of_the_nearest_file_hold_unless_the_command_line_says_otherwise()
    {
        Write("old/a.proto", "message M { int32 a = 1; }");
        Write("api/a.proto", "message M { int32 b = 1; }");
        _repository.Write("protodiff.yaml", "use: [WIRE]\nagainst: [old]\n");

        Assert.Equal(0, Run("check", "api").ExitCode);
        Assert.Equal(1, Run("check", "api", "--use", "file").ExitCode);
        Assert.Equal(1, Run("check", "api", "--no-config", "--against", "old").ExitCode);
        Assert.Equal(2, Run("check", "api", "--no-config").ExitCode);
    }

    [Fact]
    public void A_file_can_be_named_and_what_is_wrong_in_it_is_told()
    {
        Write("old/a.proto", "message M { int32 a = 1; }");
        Write("api/a.proto", "message M { int32 b = 1; }");
        _repository.Write("ci/wire.yaml", "use: [WIRE]\n");
        _repository.Write("ci/bad.yaml", "use: [WIRES]\n");

        Assert.Equal(0, Run("check", "api", "--against", "old", "--config", "ci/wire.yaml").ExitCode);

        var bad = Run("check", "api", "--against", "old", "--config", "ci/bad.yaml");
        Assert.Equal((2, ""), (bad.ExitCode, bad.Output));
        Assert.Contains("\"WIRES\" is neither a category nor a rule", bad.Error, StringComparison.Ordinal);
        Assert.Contains("\"none.yaml\" does not exist", Run("check", "api", "--against", "old", "--config", "none.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_release_still_in_use_can_be_compared_with()
    {
        Write("v1/a.proto", "message M { int32 a = 1; string b = 2; }");
        Write("v2/a.proto", "message M { int32 a = 1; int64 b = 2; }");
        Write("api/a.proto", "message M { bool a = 1; int64 b = 2; }");

        var result = Run("check", "api", "--against", "v1", "--against", "v2", "--format", "json");

        Assert.Equal(1, result.ExitCode);
        var findings = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, findings.Length);
        Assert.Contains("p.M.a", findings[0], StringComparison.Ordinal);
        Assert.Contains("p.M.b", findings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_modules_of_a_workspace_are_compared_each_under_its_own_section()
    {
        _repository.Write("buf.yaml", "version: v2\nmodules:\n  - path: a\n    breaking: { use: [WIRE] }\n  - path: b\nbreaking: { use: [FILE] }\n");
        Write("a/a.proto", "message A { int32 x = 1; }");
        Write("b/b.proto", "message B { int32 x = 1; }");
        _repository.Commit();
        Write("a/a.proto", "message A { int32 y = 1; }");
        Write("b/b.proto", "message B { int32 y = 1; }");

        var whole = Run("check", ".", "--against", "git:HEAD", "--format", "json");
        Assert.Equal(1, whole.ExitCode);
        var finding = Assert.Single(whole.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\"path\":\"b/b.proto\"", finding, StringComparison.Ordinal);
        Assert.Equal(0, Run("check", "a", "--against", "git:HEAD").ExitCode);
        Assert.Equal(1, Run("check", "b", "--against", "git:HEAD").ExitCode);
    }

    [Fact]
    public void A_break_is_accepted_with_a_reason_and_no_longer_fails()
    {
        Write("old/a.proto", "message M { int32 a = 1; int32 b = 2; }");
        Write("api/a.proto", "message M { string a = 1; string b = 2; }");
        string[] arguments = ["api", "--against", "old"];

        Assert.Contains("nothing is named to accept", Run(["accept", .. arguments]).Error, StringComparison.Ordinal);
        Assert.Contains("'--reason' is required", Run(["accept", .. arguments, "--all"]).Error, StringComparison.Ordinal);
        Assert.Contains("nothing that is named breaks", Run(["accept", .. arguments, "--element", "p.X", "--reason", "r"]).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_repository.Path, AcceptanceFile.Name)));

        var one = Run(["accept", .. arguments, "--element", "p.M.a", "--reason", "never released", "--by", "us", "--until", "2999-01-31"]);
        Assert.Equal(0, one.ExitCode);
        Assert.Contains("accepted FIELD_SAME_TYPE of p.M.a", one.Output, StringComparison.Ordinal);
        var written = File.ReadAllText(Path.Combine(_repository.Path, AcceptanceFile.Name));
        Assert.Contains("reason: never released", written, StringComparison.Ordinal);
        Assert.Contains("by: us", written, StringComparison.Ordinal);
        Assert.Contains("until: 2999-01-31", written, StringComparison.Ordinal);
        Assert.Equal(1, Run(["check", .. arguments]).ExitCode);

        Assert.Equal(0, Run(["accept", .. arguments, "--rule", "field_same_type", "--reason", "r"]).ExitCode);
        Assert.Equal(0, Run(["check", .. arguments]).ExitCode);
        Assert.Equal(2, AcceptanceFile.Read(Path.Combine(_repository.Path, AcceptanceFile.Name)).Count);
    }

    [Fact]
    public void What_has_expired_breaks_again_until_it_is_pruned_or_accepted_anew()
    {
        Write("old/a.proto", "message M { int32 a = 1; }");
        Write("api/a.proto", "message M { string a = 1; }");
        string[] arguments = ["api", "--against", "old"];
        Run(["accept", .. arguments, "--all", "--reason", "r", "--until", "2020-01-31"]);
        Assert.Equal(1, Run(["check", .. arguments]).ExitCode);

        var pruned = Run(["accept", .. arguments, "--prune"]);
        Assert.Contains("took out FIELD_SAME_TYPE of p.M.a", pruned.Output, StringComparison.Ordinal);
        Assert.Empty(AcceptanceFile.Read(Path.Combine(_repository.Path, AcceptanceFile.Name)));
    }

    private void Write(string path, string body) => _repository.Write(path, Head + body);

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);
}

using System.Diagnostics.CodeAnalysis;
using Wirecheck.ProtoDiff.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>The GitHub action, on events as GitHub describes them.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "UnixFact skips them.")]
public sealed class ActionTests : IDisposable
{
    private const string Released = "syntax = \"proto3\";\npackage shop.v1;\nmessage Order {\n  string user_id = 1;\n}\n";
    private const string Renumbered = "syntax = \"proto3\";\npackage shop.v1;\nmessage Order {\n  string user_id = 2;\n}\n";
    private const string Extended = "syntax = \"proto3\";\npackage shop.v1;\nmessage Order {\n  string user_id = 1;\n  string note = 2;\n}\n";

    private readonly GitDirectory _repository = new();
    private readonly TestDirectory _runner = new();
    private readonly Bash _bash = new();

    public void Dispose()
    {
        _repository.Dispose();
        _runner.Dispose();
        _bash.Dispose();
    }

    [UnixFact]
    public void A_pull_request_that_breaks_the_contract_fails_at_its_lines()
    {
        PullRequest(Renumbered);

        var run = Check("pull_request");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("::error file=protos/order.proto,line=4,endLine=4,col=20,endColumn=21,title=FIELD_RENUMBERED::Field \"user_id\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("rules.md#field_renumbered", run.Summary, StringComparison.Ordinal);
        Assert.Equal("breaking=1\nwarnings=0\naccepted=0\n", run.Outputs);
    }

    [UnixFact]
    public void The_schemas_are_compared_once()
    {
        PullRequest(Renumbered);
        var once = _runner.Write("once", $"#!/bin/sh\necho x >> \"{_runner.Path}/runs\"\nexec \"{_bash.ProtoDiff}\" \"$@\"\n");
        File.SetUnixFileMode(once, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(1, Check("pull_request", ("", once)).ExitCode);
        Assert.Equal("x\n", File.ReadAllText(Path.Combine(_runner.Path, "runs")));
    }

    [UnixFact]
    public void A_compatible_pull_request_passes()
    {
        PullRequest(Extended);

        var run = Check("pull_request");

        Assert.Equal((0, "breaking=0\nwarnings=0\naccepted=0\n"), (run.ExitCode, run.Outputs));
        Assert.DoesNotContain("::", run.Output, StringComparison.Ordinal);
        Assert.Contains("Compatible", run.Summary, StringComparison.Ordinal);
    }

    [UnixFact]
    public void What_the_base_branch_did_since_is_not_the_pull_requests()
    {
        var (main, head) = PullRequest(Extended);
        _repository.Git("checkout", "--quiet", "main");
        _repository.Write("protos/other.proto", "syntax = \"proto3\"; package shop.v1; message Other {}");
        _repository.Commit();
        _repository.Git("checkout", "--quiet", "--detach");
        Merge(head);

        // The event is older than the merge: it names the base as it was.
        WriteEvent(main, head);
        Assert.Equal(0, Check("pull_request").ExitCode);

        // And a branch that is checked out itself is compared with where it began.
        _repository.Git("checkout", "--quiet", head);
        WriteEvent(_repository.Git("rev-parse", "main"), head);
        Assert.Equal(0, Check("pull_request").ExitCode);
    }

    [UnixTheory]
    [InlineData("input", "protos", "use", "RPC_NO_DELETE", 0)]
    [InlineData("input", "nowhere", "use", "", 2)]
    [InlineData("fail-on", "never", "use", "FILE", 0)]
    [InlineData("except", "FIELD_RENUMBERED,FIELD_NO_DELETE", "preset", "default", 0)]
    [InlineData("against", "git:HEAD", "use", "", 0)]
    [InlineData("against", "git:no such; touch ran", "use", "", 2)]
    public void Inputs_are_options(string name, string value, string other, string otherValue, int expected)
    {
        PullRequest(Renumbered);

        Assert.Equal(expected, Check("pull_request", (name, value), (other, otherValue)).ExitCode);
        Assert.False(File.Exists(Path.Combine(_repository.Path, "ran")));
    }

    [UnixTheory]
    [InlineData("feature/$(touch${IFS}ran)")]
    [InlineData("feature/`touch${IFS}ran`")]
    [InlineData("feature/'\";touch${IFS}ran;#")]
    public void A_branch_can_have_any_name(string branch)
    {
        PullRequest(Renumbered, branch);

        Assert.Equal(1, Check("pull_request").ExitCode);
        Assert.False(File.Exists(Path.Combine(_repository.Path, "ran")));
    }

    [UnixFact]
    public void A_shallow_clone_is_told_the_remedy()
    {
        var (main, head) = PullRequest(Renumbered);
        var clone = Path.Combine(_runner.Path, "shallow");
        _repository.Git("clone", "--quiet", "--depth", "1", "--branch", "feature", "file://" + _repository.Path, clone);
        WriteEvent(main, head);

        var run = Check("pull_request", clone);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("::error title=protodiff::", run.Output, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_base_that_is_missing_is_an_error()
    {
        var (_, head) = PullRequest(Renumbered);
        _repository.Git("checkout", "--quiet", "feature");
        WriteEvent(new('1', 40), head);

        var run = Check("pull_request");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("fetch-depth: 0", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_push_is_compared_with_the_commit_before_it()
    {
        var (main, _) = PullRequest(Renumbered);

        _runner.Write("event.json", $$"""{ "before": "{{main}}" }""");
        Assert.Equal(1, Check("push").ExitCode);

        _runner.Write("event.json", $$"""{ "before": "{{_repository.Git("rev-parse", "HEAD")}}" }""");
        Assert.Equal(0, Check("push").ExitCode);

        _runner.Write("event.json", $$"""{ "before": "{{new string('0', 40)}}" }""");
        var created = Check("push");
        Assert.Equal((0, "breaking=0\nwarnings=0\naccepted=0\n"), (created.ExitCode, created.Outputs));
        Assert.Contains("nothing to compare with", created.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void An_event_without_a_before_asks_for_one()
    {
        PullRequest(Renumbered);

        var run = Check("workflow_dispatch");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("against: git:origin/main", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_input_reaches_the_scripts_through_the_environment_alone()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.File("action.yml"))));
        var action = (YamlMappingNode)yaml.Documents[0].RootNode;
        var steps = ((YamlSequenceNode)action["runs"]["steps"]).Children;

        var passed = steps.SelectMany(s => ((YamlMappingNode)s["env"]).Children.Values).Select(v => v.ToString());
        var inputs = ((YamlMappingNode)action["inputs"]).Children.Keys.Select(k => $"${{{{ inputs.{k} }}}}");
        Assert.Equal(inputs.Where(i => !i.Contains("working-directory", StringComparison.Ordinal)).Order(), passed.Order());
        Assert.All(steps, s => Assert.DoesNotContain("${{", s["run"].ToString(), StringComparison.Ordinal));
        Assert.All(steps, s => Assert.True(File.Exists(Repository.File(s["run"].ToString().Split("$GITHUB_ACTION_PATH/")[1].TrimEnd('"')))));
    }

    /// <summary>A repository with a base and a branch that changes the contract, checked out merged as GitHub does, and the event of its pull request.</summary>
    private (string Main, string Head) PullRequest(string schema, string branch = "feature")
    {
        _repository.Write("protos/order.proto", Released);
        _repository.Commit();
        var main = _repository.Git("rev-parse", "HEAD");
        _repository.Git("checkout", "--quiet", "-b", branch);
        _repository.Write("protos/order.proto", schema);
        _repository.Commit();
        var head = _repository.Git("rev-parse", "HEAD");
        _repository.Git("checkout", "--quiet", "--detach", main);
        Merge(head);
        WriteEvent(main, head, branch);
        return (main, head);
    }

    private void Merge(string head) =>
        _repository.Git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "merge", "--quiet", "--no-ff", "--message", "x", head);

    private void WriteEvent(string main, string head, string branch = "feature") =>
        _runner.Write("event.json", System.Text.Json.Nodes.JsonNode.Parse(
            $$$"""{ "pull_request": { "base": { "sha": "{{{main}}}", "ref": "main" }, "head": { "sha": "{{{head}}}", "ref": {{{System.Text.Json.JsonSerializer.Serialize(branch)}}} } } }""")!.ToJsonString());

    private (int ExitCode, string Output, string Outputs, string Summary) Check(string name, params (string Name, string Value)[] inputs) => Check(name, _repository.Path, inputs);

    private (int ExitCode, string Output, string Outputs, string Summary) Check(string name, string directory, params (string Name, string Value)[] inputs)
    {
        var (outputs, summary) = (_runner.Write("outputs", ""), _runner.Write("summary", ""));
        var (exitCode, output) = _bash.Run(
            directory,
            [Repository.File("action", "check.sh")],
            [
                ("PROTODIFF", _bash.ProtoDiff), ("GITHUB_EVENT_NAME", name), ("GITHUB_EVENT_PATH", Path.Combine(_runner.Path, "event.json")),
                ("GITHUB_OUTPUT", outputs), ("GITHUB_STEP_SUMMARY", summary), ("GITHUB_WORKSPACE", directory),
                .. inputs.Select(i => (i.Name.Length == 0 ? "PROTODIFF" : $"PROTODIFF_{i.Name.ToUpperInvariant().Replace('-', '_')}", i.Value)),
            ]);
        return (exitCode, output, File.ReadAllText(outputs), File.ReadAllText(summary));
    }
}

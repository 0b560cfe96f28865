using System.Diagnostics.CodeAnalysis;
using Wirecheck.ProtoDiff.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>The script lines of the templates for other CI systems, run as they stand there.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "UnixFact skips them.")]
public sealed class TemplateTests : IDisposable
{
    private const string Released = "syntax = \"proto3\"; message Order { string user_id = 1; }";
    private const string Renumbered = "syntax = \"proto3\"; message Order { string user_id = 2; }";
    private const string Extended = "syntax = \"proto3\"; message Order { string user_id = 1; string note = 2; }";

    private readonly GitDirectory _repository = new();
    private readonly Bash _bash = new();

    public TemplateTests()
    {
        _repository.Write("protos/order.proto", Released);
        _repository.Commit();
    }

    public void Dispose()
    {
        _repository.Dispose();
        _bash.Dispose();
    }

    [UnixTheory]
    [InlineData(Renumbered, 1)]
    [InlineData(Extended, 0)]
    public void Gitlab_fails_with_a_code_quality_report(string schema, int expected)
    {
        var released = _repository.Git("rev-parse", "HEAD");
        _repository.Write("protos/order.proto", schema);

        var script = ((YamlSequenceNode)Read("ci", "gitlab.yml")["protodiff"]["script"]).Children.Select(l => l.ToString());
        var run = _bash.Run(
            _repository.Path, ["-e", "-c", string.Join('\n', script)], ("CI_MERGE_REQUEST_DIFF_BASE_SHA", released), ("CI_PROJECT_DIR", _repository.Path), ("PROTODIFF_INPUT", "."));

        Assert.True(run.ExitCode == expected, run.Output);
        var report = File.ReadAllText(Path.Combine(_repository.Path, "gl-code-quality-report.json"));
        Assert.Equal(expected == 1, report.Contains("\"path\": \"protos/order.proto\"", StringComparison.Ordinal));
    }

    [UnixTheory]
    [InlineData(Renumbered, 1)]
    [InlineData(Extended, 0)]
    public void Azure_pipelines_fails_with_errors_of_the_run(string schema, int expected)
    {
        _repository.Git("update-ref", "refs/remotes/origin/main", "HEAD");
        _repository.Write("protos/order.proto", schema);
        var tools = Directory.CreateDirectory(Path.Combine(_repository.Path, ".agent", "protodiff")).FullName;
        File.CreateSymbolicLink(Path.Combine(tools, "protodiff"), _bash.ProtoDiff);

        var script = ((YamlSequenceNode)Read("ci", "azure-pipelines.yml")["steps"]).Children[^1]["bash"].ToString();
        var run = _bash.Run(
            _repository.Path, ["-c", script], ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"), ("AGENT_TEMPDIRECTORY", Path.GetDirectoryName(tools)!), ("PROTODIFF_INPUT", "."));

        Assert.True(run.ExitCode == expected, run.Output);
        Assert.Equal(expected == 1, run.Output.Contains("##vso[task.logissue type=error;sourcepath=", StringComparison.Ordinal));
        var summary = Path.Combine(_repository.Path, ".agent", "protodiff.md");
        Assert.Contains($"##vso[task.uploadsummary]{summary}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(expected == 1, File.ReadAllText(summary).Contains("FIELD&#95;RENUMBERED", StringComparison.Ordinal));
    }

    [UnixTheory]
    [InlineData(Renumbered, 1)]
    [InlineData(Extended, 0)]
    public void The_hook_refuses_a_commit_that_breaks(string schema, int expected)
    {
        _repository.Write("protos/order.proto", schema);
        var hook = ((YamlSequenceNode)Read(".pre-commit-hooks.yaml")).Children.Single();

        var run = _bash.Run(_repository.Path, ["-c", hook["entry"].ToString()]);

        Assert.True(run.ExitCode == expected, run.Output);
        Assert.Matches(hook["files"].ToString(), "protos/order.proto");
        Assert.Equal("false", hook["pass_filenames"].ToString());
    }

    private static YamlNode Read(params string[] path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.File(path))));
        return yaml.Documents[0].RootNode;
    }
}

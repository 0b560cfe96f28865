using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>Which section of which file is asked about which module.</summary>
public sealed class WorkspacePolicyTests : IDisposable
{
    private const string Before = "[{ path: a }, { path: b, excludes: [b/inner] }, { path: b/inner }, { path: gone }]";

    private readonly GitDirectory _repository = new();

    public WorkspacePolicyTests()
    {
        foreach (var directory in (string[])["old", "now"])
        {
            var type = directory == "old" ? "int32" : "string";
            foreach (var (module, package) in ((string, string)[])[("a", "a"), ("b", "b"), ("b/inner", "c")])
                _repository.Write($"{directory}/{module}/{package}.proto", $"syntax = \"proto3\"; package {package}; message M {{ {type} n = 1; }}");
        }

        _repository.Write("old/gone/gone.proto", "syntax = \"proto3\"; package gone; message M { int32 n = 1; }");
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("breaking: { use: [WIRE] }", "a/a.proto FIELD_WIRE_COMPATIBLE_TYPE", "b/b.proto FIELD_WIRE_COMPATIBLE_TYPE", "b/inner/c.proto FIELD_WIRE_COMPATIBLE_TYPE")]
    [InlineData("breaking: { ignore: [now/a] }", " FILE_NO_DELETE", "a/a.proto FIELD_SAME_TYPE", "b/b.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_SAME_TYPE")] // not from the file
    [InlineData("breaking: { ignore: [a, 'b/*'] }", " FILE_NO_DELETE", "b/b.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_SAME_TYPE")] // no patterns
    [InlineData("breaking: { disable_builtin: true }")]
    public void The_section_of_a_workspace_holds_for_all(string section, params string[] expected)
    {
        Layout($"[{{ path: a }}, {{ path: b, excludes: [b/inner] }}, {{ path: b/inner }}]\n{section}", Before);

        Assert.Equal(expected, Findings());
    }

    [Theory]
    [InlineData("a", "{ use: [WIRE] }", "FILE_NO_DELETE", "a/a.proto FIELD_WIRE_COMPATIBLE_TYPE", "b/b.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_SAME_TYPE")]
    [InlineData("a", "{ disable_builtin: true }", "FILE_NO_DELETE", "b/b.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_SAME_TYPE")]
    [InlineData("b/inner", "{ disable_builtin: true }", "FILE_NO_DELETE", "a/a.proto FIELD_SAME_TYPE", "b/b.proto FIELD_SAME_TYPE")]
    [InlineData("b", "{ use: [WIRE], ignore: [b/b.proto] }", "FILE_NO_DELETE", "a/a.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_SAME_TYPE")]
    public void The_section_of_a_module_holds_for_its_files(string module, string section, params string[] expected)
    {
        string Own(string path) => path == module ? $", breaking: {section}" : "";
        Layout($"[{{ path: a{Own("a")} }}, {{ path: b, excludes: [b/inner]{Own("b")} }}, {{ path: b/inner{Own("b/inner")} }}]", Before);

        Assert.Equal(expected.Order(StringComparer.Ordinal), Findings().Select(f => f.TrimStart()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{ path: a }, { path: b, excludes: [b/inner], breaking: { use: [WIRE] } }", "a/a.proto FIELD_SAME_TYPE", "b/b.proto FIELD_WIRE_COMPATIBLE_TYPE")] // a file that is left out is not there for the wire
    [InlineData("{ path: a, breaking: { use: [WIRE] } }, { path: b, excludes: [b/inner] }", " FILE_NO_DELETE", "a/a.proto FIELD_WIRE_COMPATIBLE_TYPE", "b/b.proto FIELD_SAME_TYPE")]
    [InlineData("{ path: a, breaking: { use: [WIRE] } }, { path: b, includes: [b/inner] }", " FILE_NO_DELETE", "a/a.proto FIELD_WIRE_COMPATIBLE_TYPE", "b/inner/c.proto FIELD_SAME_TYPE")]
    [InlineData("{ path: a, breaking: { use: [WIRE] } }, { path: b, excludes: [b/inner] }, { path: b, includes: [b/inner], breaking: { use: [WIRE] } }", "a/a.proto FIELD_WIRE_COMPATIBLE_TYPE", "b/b.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_WIRE_COMPATIBLE_TYPE")]
    [InlineData("{ path: a }, { path: b, includes: [b/inner], breaking: { use: [WIRE] } }, { path: b, includes: [b/none] }", " FILE_NO_DELETE", "a/a.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_WIRE_COMPATIBLE_TYPE")]
    public void What_a_module_leaves_out_is_gone(string now, params string[] expected)
    {
        var inner = now.Contains("}, { path: b, includes: [b/inner], b", StringComparison.Ordinal);
        Layout($"[{now}]", inner && now.Contains("excludes", StringComparison.Ordinal) ? "[{ path: a }, { path: b, excludes: [b/inner] }, { path: b, includes: [b/inner] }]" : "[{ path: a }, { path: b }]");

        Assert.Equal(expected.Order(StringComparer.Ordinal), Findings().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_commit_whose_modules_are_asked_different_things_is_refused()
    {
        Layout("[{ path: a, breaking: { use: [WIRE] } }, { path: b, excludes: [b/inner] }]", Before);
        _repository.Commit();

        Assert.Contains("asks different things of its modules", Run("check", "git:HEAD:now", "--against", "old", "--config", "now/buf.yaml").SingleError(), StringComparison.Ordinal);
        Assert.Equal(1, Run("check", "git:HEAD:now", "--against", "old", "--use", "WIRE").ExitCode);
    }

    [Theory]
    [InlineData("version: v2\nbraking: { use: [WIRE] }", "(2,1): \"braking\" is no setting here")]
    [InlineData("version: v2\nmodules: [{ path: a, braking: { use: [WIRE] } }]", "(2,22): \"braking\" is no setting here")]
    [InlineData("version: v2\nbuild: {}", "(2,1): \"build\" is no setting here")]
    [InlineData("version: v1\nmodules: []", "(2,1): \"modules\" is no setting here")]
    [InlineData("version: v1\nbuild: { exclude: [a] }", "(2,10): \"exclude\" is no setting here")]
    [InlineData("version: v2\nname: buf.build/a/b\ndeps: [buf.build/c/d]\nlint: { use: [STANDARD] }\nplugins: [{ plugin: p }]\npolicies: []\nmodules: [{ path: ., name: buf.build/a/b, lint: {}, breaking: {}, includes: [a], excludes: [b] }]", null)]
    [InlineData("version: v1\nname: buf.build/a/b\ndeps: [buf.build/c/d]\nlint: { use: [DEFAULT] }\nbuild: { excludes: [b] }\nbreaking: {}", null)]
    [InlineData("name: buf.build/a/b\nbuild: { roots: [a], excludes: [a/b] }", null)]
    public void A_setting_that_buf_does_not_know_is_refused(string text, string? expected)
    {
        _repository.Write("now/buf.yaml", text);

        var run = Run("check", "now", "--against", "now");

        if (expected is null)
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        else
            Assert.Contains(expected, run.SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_of_version_1_have_a_file_each()
    {
        foreach (var directory in (string[])["old", "now"])
        {
            _repository.Write($"{directory}/buf.work.yaml", "version: v1\ndirectories: [a, b]\n");
            _repository.Write($"{directory}/a/buf.yaml", "version: v1\nbreaking: { ignore: [a.proto] }\n");
        }

        Assert.Equal(["b/b.proto FIELD_SAME_TYPE", "b/inner/c.proto FIELD_SAME_TYPE"], Findings());
    }

    [Fact]
    public void What_turns_everything_off_is_told_and_can_be_overruled()
    {
        Layout("[{ path: a }]\nbreaking: { disable_builtin: true }", "[{ path: a }]");

        var off = Run("check", "now", "--against", "old");
        Assert.Equal(0, off.ExitCode);
        Assert.Contains("disable_builtin", off.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (Run("check", "now", "--against", "old", "--use", "FILE").ExitCode, Run("check", "now", "--against", "old", "--use", "FILE").Error));
    }

    [Theory]
    [InlineData("ignore: ['**/inner', gone]", "a/a.proto", "b/b.proto")]
    [InlineData("ignore: [now/b, gone.proto, gone]", "a/a.proto")] // from the file
    [InlineData("ignore: [a, 'b/*.proto', gone]", "b/inner/c.proto")] // as the schema names them
    [InlineData("ignore_only: { FIELD_SAME_TYPE: ['*/?.proto'], FILE_NO_DELETE: ['**'] }", "b/inner/c.proto")]
    public void Paths_of_our_own_file_may_have_patterns(string settings, params string[] expected)
    {
        _repository.Write("protodiff.yaml", settings);

        Assert.Equal(expected.Select(e => $"{e} FIELD_SAME_TYPE"), Findings());
    }

    private void Layout(string now, string old)
    {
        _repository.Write("now/buf.yaml", $"version: v2\nmodules: {now}\n");
        _repository.Write("old/buf.yaml", $"version: v2\nmodules: {old}\n");
    }

    private string[] Findings()
    {
        var run = Run("check", "now", "--against", "old", "--preset", "buf");
        Assert.NotEqual(2, run.ExitCode);
        return [.. run.Output.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal)).Select(l => $"{l[..l.IndexOf(':', StringComparison.Ordinal)]} {l[(l.LastIndexOf(' ') + 1)..].TrimEnd()}").Select(l => l.StartsWith("now ", StringComparison.Ordinal) ? l[3..] : l["now/".Length..])];
    }

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);
}

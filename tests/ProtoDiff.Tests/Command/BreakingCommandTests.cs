using Wirecheck.ProtoDiff.Tests.Conformance;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>The command that users of buf know.</summary>
public sealed class BreakingCommandTests : IDisposable
{
    private readonly GitDirectory _repository = new();

    public BreakingCommandTests()
    {
        _repository.Write("old/api/a.proto", "syntax = \"proto3\"; package p; import \"b.proto\"; message A { int32 n = 1; string s = 2; B b = 3; }");
        _repository.Write("old/api/b.proto", "syntax = \"proto3\"; package p; message B { int32 n = 1; }");
        _repository.Write("old/api/gone.proto", "syntax = \"proto3\"; package p; message Gone {}");
        _repository.Write("new/api/a.proto", "syntax = \"proto3\"; package p; import \"b.proto\"; message A { int64 n = 1; string t = 2; B b = 3; }");
        _repository.Write("new/api/b.proto", "syntax = \"proto3\"; package p; message B { string n = 1; }");
        foreach (var side in (string[])["old", "new"])
            _repository.Write($"{side}/buf.yaml", "version: v2\nmodules: [{ path: api }]\n");
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("breaking_enum_value_same_name", "FILE")]
    [InlineData("breaking_field_no_delete", "WIRE_JSON")]
    [InlineData("breaking_field_same_type", "CSR")]
    [InlineData("breaking_file_no_delete", "FILE")]
    [InlineData("breaking_message_no_delete", "FILE")]
    [InlineData("breaking_package_no_delete", "PACKAGE")]
    [InlineData("breaking_rpc_same_idempotency_level", "FILE")]
    public void It_prints_the_places_that_buf_prints(string name, string category)
    {
        // Some checkouts do not have the pairs.
        if (SharedData.Find(Path.Combine("conformance", "buf-1.75.0", name)) is not { } pair)
            return;
        var expected = File.ReadAllLines(Path.Combine(pair, $"expected.v2.{category}.json")).Select(BufFinding.Parse)
            .Select(f => $"{(f.Path.Length > 0 ? f.Path : "<input>")}:{f.Line}:{f.Column}").ToHashSet();

        var run = ProtoDiffProcess.RunIn(pair, [], "breaking", "current.binpb", "--against", "previous.binpb", "--exclude-imports", "--config", $"{{\"version\":\"v2\",\"breaking\":{{\"use\":[\"{category}\"]}}}}");

        Assert.Equal((100, ""), (run.ExitCode, run.Error));
        Assert.Equal(expected, Lines(run).Select(l => string.Join(':', l.Split(':')[..3])).ToHashSet());
    }

    [Theory]
    [InlineData("text", "<input>:1:1:File \"gone.proto\" was deleted: ", "new/api/a.proto:1:61:Field \"n\" (number 1) of p.A changed type from int32 to int64: ")]
    [InlineData("json", "{\"start_line\":1,\"start_column\":1,\"end_line\":1,\"end_column\":1,\"type\":\"FILE_NO_DELETE\",\"message\":\"", "{\"path\":\"new/api/a.proto\",\"start_line\":1,\"start_column\":61,\"end_line\":1,\"end_column\":66,\"type\":\"FIELD_SAME_TYPE\",\"message\":\"")]
    [InlineData("msvs", "<input>(1,1) : error FILE_NO_DELETE : ", "new/api/a.proto(1,61) : error FIELD_SAME_TYPE : ")]
    [InlineData("github-actions", "::error title=FILE_NO_DELETE::", "::error file=new/api/a.proto,line=1,endLine=1,col=61,endColumn=66,title=FIELD_SAME_TYPE::")]
    public void Findings_have_the_forms_of_buf(string format, params string[] expected)
    {
        var lines = Lines(Run(100, "new", "--against", "old", "--error-format", format));

        Assert.All(expected.Zip(lines), p => Assert.StartsWith(p.First, p.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("junit", "<testcase classname=\"protodiff.FIELD_SAME_TYPE\"")]
    [InlineData("gitlab-code-quality", "\"check_name\": \"FIELD_SAME_TYPE\"")]
    public void Forms_of_other_programs_are_theirs(string format, string expected) =>
        Assert.Contains(expected, Run(100, "new", "--against", "old", "--error-format", format).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("gone a:n a:s a:s b:n")]
    [InlineData("a:n b:n", "--config", "{version: v2, breaking: {use: [WIRE_JSON], except: [FIELD_SAME_NAME, FIELD_SAME_JSON_NAME]}}")]
    [InlineData("b:n", "--config", "version: v2\nbreaking:\n  use: [WIRE]\n")]
    [InlineData("b:n", "--config", "wire.yaml")]
    [InlineData("gone a:n a:s a:s", "--config", "{version: v2, breaking: {ignore: [api/b.proto]}}")]
    [InlineData("gone a:n a:s a:s", "--config", "{version: v1, breaking: {ignore: [b.proto]}}")]
    [InlineData("gone a:n a:s a:s b:n", "--config", "{version: v2, breaking: {ignore: ['api/*.proto']}}")]
    [InlineData("b:n", "--path", "new/api/b.proto")]
    [InlineData("a:n a:s a:s b:n", "--path", "new/api/b.proto,new/api/a.proto")]
    [InlineData("gone b:n", "--exclude-path", "new/api/a.proto")]
    [InlineData("a:n a:s a:s b:n", "--limit-to-input-files")]
    [InlineData("gone a:n a:s a:s b:n", "--exclude-imports")]
    public void It_takes_the_options_of_buf(string expected, params string[] options)
    {
        _repository.Write("wire.yaml", "version: v2\nbreaking: { use: [WIRE] }\n");

        var lines = Lines(Run(100, ["new", "--against", "old", .. options])).Select(l => l.Contains("gone", StringComparison.Ordinal) ? "gone" : l.Contains("b.proto", StringComparison.Ordinal) ? "b:n" : l.Contains("\"n\"", StringComparison.Ordinal) ? "a:n" : "a:s");

        Assert.Equal(expected, string.Join(' ', lines));
    }

    [Fact]
    public void Only_the_configuration_of_the_input_selects_rules_and_each_side_has_its_own_modules()
    {
        File.Delete(Path.Combine(_repository.Path, "old/buf.yaml"));
        _repository.Write("old/buf.yaml", "version: v2\nbreaking: { ignore: [api] }\n");

        Assert.Contains("imports \"b.proto\", which is in none", Run(2, "new", "--against", "old").Error, StringComparison.Ordinal);
        Assert.Equal(5, Lines(Run(100, "new", "--against", "old", "--against-config", "{version: v2, modules: [{path: api}], breaking: {use: [WIRE]}}")).Length);
    }

    [Fact]
    public void Exit_codes_are_those_of_the_peer_but_for_errors()
    {
        Assert.Equal("", Run(0, "new", "--against", "new").Output);
        Assert.Contains("'--against' is required", Run(2, "new").SingleError(), StringComparison.Ordinal);
        Assert.Contains("\"none.yaml\" does not exist", Run(2, "new", "--against", "old", "--config", "none.yaml").SingleError(), StringComparison.Ordinal);
        Assert.Contains("--config(1,1): ", Run(2, "new", "--against", "old", "--config", "version").SingleError(), StringComparison.Ordinal);
        Assert.Contains("Unrecognized option '--timeout'", Run(2, "--timeout", "--against", "old").SingleError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("breaking", "--config", "{version: v2, breaking: {use: [FILE], except: [FILE]}}")]
    [InlineData("breaking", "--config", "none/buf.yaml")]
    [InlineData("check", "--config", "none/buf.yaml")]
    [InlineData("check", "--except", "FILE")]
    [InlineData("check", "--config", "off/buf.yaml", "--use", "FILE", "--except", "FILE")]
    public void Without_rules_nothing_passes(string command, params string[] options)
    {
        _repository.Write("none/buf.yaml", "version: v2\nbreaking: { use: [FILE], except: [FILE] }\n");
        _repository.Write("off/buf.yaml", "version: v2\nbreaking: { disable_builtin: true }\n");

        var run = ProtoDiffProcess.RunIn(_repository.Path, [], [command, "new", "--against", "old", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no rules are left", run.SingleError(), StringComparison.Ordinal);
    }

    private static string[] Lines(ProtoDiffProcess run) => run.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private ProtoDiffProcess Run(int expected, params string[] arguments)
    {
        var run = ProtoDiffProcess.RunIn(_repository.Path, [], ["breaking", .. arguments]);
        Assert.True(run.ExitCode == expected && (expected == 2 || run.Error.Length == 0), $"{run.ExitCode}: {run.Output}{run.Error}");
        return run;
    }
}

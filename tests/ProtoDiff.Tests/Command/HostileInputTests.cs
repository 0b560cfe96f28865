using System.Diagnostics.CodeAnalysis;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>Whoever wrote what is checked decides nothing but the verdict: no program runs for them, and no line of output is theirs.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "UnixFact skips them.")]
public sealed class HostileInputTests : IDisposable
{
    private const string Schema = "syntax = \"proto3\"; message M { int32 a = 1; }";
    private const string Other = "syntax = \"proto3\"; message M { int32 b = 1; }";

    private readonly GitDirectory _repository = new();

    public void Dispose() => _repository.Dispose();

    [UnixTheory]
    [InlineData("x.proto\n--plugin=protoc-gen-e=./evil.sh\n--e_out=.\na.proto")]
    [InlineData("x\r.proto")]
    [InlineData("x\u001b[2J.proto")]
    [InlineData("x\u007f.proto")]
    [InlineData("x\u2028.proto")]
    [InlineData("x\n/y.proto")]
    public void A_name_with_control_characters_is_refused_on_disk_and_in_a_commit(string name)
    {
        _repository.WriteProgram("protos/evil.sh");
        _repository.Write("protos/a.proto", Schema);
        _repository.Write("old/a.proto", Schema);
        _repository.Write("protos/" + name, "");
        _repository.Commit();

        foreach (var input in (string[])["protos", "git:HEAD:protos"])
        {
            var error = Run("check", input, "--against", "old").SingleError();
            Assert.Contains($"\"{input}\"", error, StringComparison.Ordinal);
            Assert.Contains("control characters", error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_repository.Path, "ran", SearchOption.AllDirectories));
    }

    [UnixFact]
    public void A_directory_with_control_characters_is_refused()
    {
        _repository.Write("protos\n--version/a.proto", Schema);

        Assert.Contains("control characters", Run("check", "protos\n--version", "--against", "protos\n--version").SingleError(), StringComparison.Ordinal);
        Assert.Contains("control characters", Run("check", "protos\n--version/a.proto", "--against", "protos\n--version").SingleError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-x.proto")]
    [InlineData("--version.proto")]
    [InlineData("@x.proto")]
    [InlineData("a b.proto")]
    public void A_name_that_looks_like_an_argument_is_a_name(string name)
    {
        _repository.Write("protos/" + name, Schema);
        _repository.Commit();
        _repository.Write("protos/" + name, Other);

        foreach (var (input, against) in ((string, string)[])[("protos", "git:HEAD"), ($"./protos/{name}", $"git:HEAD:protos/{name}")])
        {
            var run = Run("check", input, "--against", against);
            Assert.Equal((1, ""), (run.ExitCode, run.Error));
            Assert.Contains($"{name}:1:", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_input_that_starts_with_an_at_sign_is_no_response_file()
    {
        _repository.Write("@args", "check x --against y");

        Assert.Contains("\"@args\" is not a valid descriptor set", Run("check", "@args", "--against", "@args").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_starts_with_a_dash_can_be_given()
    {
        _repository.Write("-x/a.proto", Schema);

        Assert.Contains("./-x", Run("check", "-x", "--against", "-x").SingleError(), StringComparison.Ordinal);
        Assert.Equal(0, Run("check", "./-x", "--against", "./-x").ExitCode);
        Assert.Equal(0, Run("check", "--against", "./-x", "--", "-x").ExitCode);
    }

    [UnixFact]
    public void A_directory_with_a_path_separator_in_its_name_is_compiled()
    {
        _repository.Write("a:b/m.proto", Schema);
        _repository.Write("a:b/n.proto", "syntax = \"proto3\"; import \"m.proto\"; message N { M m = 1; }");

        var run = Run("check", "a:b", "--against", "./a:b");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [UnixFact]
    public void A_program_named_git_in_the_current_directory_is_not_run()
    {
        _repository.Write("protos/a.proto", Schema);
        _repository.Commit();
        _repository.WriteProgram("git");

        var run = Run("check", "protos", "--against", "git:HEAD");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.False(File.Exists(Path.Combine(_repository.Path, "ran")));
    }

    [Fact]
    public void A_repository_among_the_files_is_not_read_by_its_own_configuration()
    {
        _repository.Write("protos/a.proto", Schema);
        _repository.Git("init", "--quiet", "--bare", "inner");
        _repository.Write("inner/a.proto", Schema);

        Assert.Contains("safe.bareRepository", Run("check", "inner", "--against", "git:HEAD").SingleError(), StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("text")]
    [InlineData("msbuild")]
    public void Nothing_in_a_schema_leaves_its_line(string format)
    {
        const string Evil = "x\n/etc/x.cs(1,1): error CS0001: pwned\u001b]0;t\u0007\r\u009b\u2028\u2029\u202e\u2066\u007f";
        static byte[] Set(string type) => Sets.Of(Evil, Sets.Message(Evil, (Evil, 1, type)));
        var directory = Path.Combine(_repository.Path, "sets");
        Directory.CreateDirectory(directory);
        File.WriteAllBytes(Path.Combine(directory, "old"), Set("int32"));
        File.WriteAllBytes(Path.Combine(directory, "new"), Set("string"));

        var run = Run("check", "sets/new", "--against", "sets/old", "--format", format);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("pwned\\u001b", run.Output, StringComparison.Ordinal);
        AssertPlain(run.Output);
    }

    [UnixTheory]
    [InlineData("check", "x\n\u001b[2J\u202e", "--against", "y")]
    [InlineData("check", "x", "--against", "git:x\n\u001b[2J\u009b:y")]
    [InlineData("check", "x", "--against", "y", "--use", "A\nB\u001b")]
    [InlineData("check", "x", "--against", "y", "--bogus\n\u001b[2J")]
    [InlineData("rules", "A\nB\u0007")]
    public void Nothing_in_an_argument_leaves_the_line_of_its_error(params string[] arguments)
    {
        AssertPlain(Run(arguments).SingleError());
    }

    [UnixFact]
    public void Nothing_in_a_descriptor_set_leaves_the_line_of_its_error()
    {
        var twice = Sets.Of("x\n\u001b[2J", []);
        var path = Path.Combine(_repository.Path, "twice");
        File.WriteAllBytes(path, [.. twice, .. twice]);

        AssertPlain(Run("check", "twice", "--against", "twice").SingleError());
    }

    private static void AssertPlain(string text) =>
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e' or '\u2066'));

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);
}

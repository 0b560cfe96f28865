using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>Only what differs between two trees is compiled, and the findings are those of compiling everything.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "UnixFact skips them.")]
public sealed class PartialInputTests : IDisposable
{
    private const string Common = "syntax = \"proto3\"; package p.common; message Money { int64 units = 1; } enum State { NONE = 0; }";
    private const string User = "syntax = \"proto3\"; package p.user; import \"common.proto\"; message Price { p.common.Money money = 1; p.common.State state = 2; }";
    private const string Other = "syntax = \"proto3\"; package p.other; import \"google/protobuf/timestamp.proto\"; message Other { google.protobuf.Timestamp at = 1; }";

    private readonly GitDirectory _repository = new();

    public PartialInputTests()
    {
        _repository.Write("api/common.proto", Common);
        _repository.Write("api/user.proto", User);
        _repository.Write("api/other.proto", Other);
        _repository.Commit();
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("a field changes", "common.proto", "syntax = \"proto3\"; package p.common; message Money { string units = 1; } enum State { NONE = 0; }")]
    [InlineData("a message becomes an enum: its users do not say so", "common.proto", "syntax = \"proto3\"; package p.common; enum Money { ZERO = 0; } enum State { NONE = 0; }")]
    [InlineData("a name comes between a type and its users", "common.proto", Common + " message p {}", "common.proto", Common)]
    [InlineData("the last use of a bundled file goes", "other.proto", "syntax = \"proto3\"; package p.other; message Other {}")]
    [InlineData("an import comes in", "user.proto", "syntax = \"proto3\"; package p.user; import \"common.proto\"; import \"other.proto\"; message Price { p.common.Money money = 1; p.other.Other o = 3; }")]
    [InlineData("a package is renamed", "other.proto", "syntax = \"proto3\"; package p.another; message Other {}")]
    [InlineData("a file is new", "new.proto", "syntax = \"proto3\"; package p.user; import \"user.proto\"; message New { Price price = 1; }")]
    [InlineData("a type moves", "user.proto", "syntax = \"proto3\"; package p.user; import \"moved.proto\"; message A { Price p = 1; }", "moved.proto", User)]
    [InlineData("a comment changes", "user.proto", "// money\n" + User)]
    [InlineData("nothing changes")]
    public void The_findings_are_those_of_everything(string what, params string[] files)
    {
        for (var i = 0; i < files.Length; i += 2)
            _repository.Write($"api/{files[i]}", files[i + 1]);
        AssertSame(what);
    }

    [Theory]
    [InlineData("user.proto")]
    [InlineData("other.proto")]
    public void A_file_that_goes_is_gone(string name)
    {
        File.Delete(Path.Combine(_repository.Path, "api", name));
        AssertSame(name);
    }

    [UnixFact]
    public void What_differs_is_compiled_once_and_what_does_not_never()
    {
        var compiles = Path.Combine(_repository.Path, "compiles");
        var protoc = _repository.Write("protoc", $"#!/bin/sh\ngrep '^\\./' \"${{1#@}}\" >> '{compiles}'\nexec '{ProtoCompiler.ProtocPath}' \"$@\"\n");
        File.SetUnixFileMode(protoc, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (string, string)[] environment = [("PROTODIFF_PROTOC", protoc), ("PROTODIFF_CACHE", "on"), ("XDG_CACHE_HOME", Path.Combine(_repository.Path, "cache"))];

        Assert.Equal(0, Run(environment, "check", "api", "--against", "git:HEAD").ExitCode);
        Assert.False(File.Exists(compiles));

        _repository.Write("api/user.proto", User.Replace("money = 1", "money = 3", StringComparison.Ordinal));
        var first = Run(environment, "check", "api", "--against", "git:HEAD");
        var compiled = File.ReadAllText(compiles);
        Assert.Equal((1, ""), (first.ExitCode, first.Error));
        Assert.Contains("./common.proto", compiled, StringComparison.Ordinal);
        Assert.DoesNotContain("./other.proto", compiled, StringComparison.Ordinal);

        Assert.Equal(first, Run(environment, "check", "api", "--against", "git:HEAD"));
        Assert.Equal(compiled, File.ReadAllText(compiles));

        // What is not what was written is not taken.
        foreach (var entry in Directory.GetFiles(Path.Combine(_repository.Path, "cache", "protodiff")))
        {
            var bytes = File.ReadAllBytes(entry);
            bytes[^1] ^= 1;
            File.WriteAllBytes(entry, bytes);
        }

        Assert.Equal(first, Run(environment, "check", "api", "--against", "git:HEAD"));
        Assert.Equal(compiled + compiled, File.ReadAllText(compiles));

        // A cache that cannot be is done without.
        Assert.Equal(first, Run([("PROTODIFF_CACHE", "on"), ("XDG_CACHE_HOME", protoc)], "check", "api", "--against", "git:HEAD"));
    }

    [Fact]
    public void A_directory_that_the_commit_lacks_is_new()
    {
        _repository.Write("fresh/a.proto", "syntax = \"proto3\"; message A {}");

        foreach (var (input, against) in ((string, string)[])[("fresh", "git:HEAD"), ("fresh", "git:HEAD:fresh"), ("fresh/a.proto", "git:HEAD")])
        {
            var run = Run([], "check", input, "--against", against);
            Assert.Equal((0, "Compatible (1 file, 1 changed). Next version: minor.\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
            Assert.Contains("all of it is new", run.Error, StringComparison.Ordinal);
        }

        Assert.Contains("has no \"frehs\"", Run([], "check", "fresh", "--against", "git:HEAD:frehs").SingleError(), StringComparison.Ordinal);
        Assert.Contains("has no \"fresh\"", Run([], "check", "git:HEAD:fresh", "--against", "git:HEAD:fresh").SingleError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--path", "api/user.proto")]
    [InlineData(1, "--path", "user.proto")]
    [InlineData(0, "--path", "api/other.proto")]
    [InlineData(0, "--exclude-path", "./api/user.proto")]
    [InlineData(0, "--exclude-path", "api")]
    [InlineData(1, "--exclude-path", "api/use")]
    public void Findings_are_those_of_the_paths_that_are_asked_for(int expected, params string[] options)
    {
        _repository.Write("api/user.proto", User.Replace("money = 1", "money = 3", StringComparison.Ordinal));

        Assert.Equal(expected, Run([], ["check", "api", "--against", "git:HEAD", .. options]).ExitCode);
    }

    [Theory]
    [InlineData(1, "api", "api/user.proto")]
    [InlineData(1, "./api", "api/user.proto")]
    [InlineData(1, "api/", "./api/user.proto")]
    [InlineData(1, "api", "user.proto")]
    [InlineData(0, "api", "api/other.proto")] // it is there, and did not change
    [InlineData(2, "api", "api/typo.proto")]
    [InlineData(2, "api", "typo")]
    [InlineData(2, "./api", "api/user.proto", "--path", "api/typo.proto")]
    [InlineData(2, "api", "elsewhere")] // a directory that is no part of the schema
    public void A_path_is_that_of_a_file_now_or_before(int expected, string input, params string[] paths)
    {
        File.Delete(Path.Combine(_repository.Path, "api/user.proto"));
        _repository.Write("elsewhere/x.proto", "syntax = \"proto3\"; message X {}");

        var run = Run([], ["check", input, "--against", "git:HEAD", "--path", .. paths]);

        Assert.True(expected == run.ExitCode, run.Output + run.Error);
        if (expected == 2)
            Assert.Contains($"--path \"{paths[^1]}\" is the place of no .proto file", run.SingleError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now.proto", "api/user.proto")]
    [InlineData("now.proto", "git:HEAD:api/user.proto")]
    public void Two_files_that_are_named_are_one(string input, string against)
    {
        _repository.Write("now.proto", User.Replace("money = 1", "money = 3", StringComparison.Ordinal));
        _repository.Write("common.proto", Common);

        var run = Run([], "check", input, "--against", against);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Single(run.Output.Split('\n'), l => l.Contains(": error ", StringComparison.Ordinal));
        Assert.Contains("now.proto:1:98: error FIELD_RENUMBERED", run.Output, StringComparison.Ordinal);
        _repository.Write("api/bad.proto", "massage M {}");
        Assert.Contains("bad.proto:1:1", Run([], "check", input, "--against", "api/bad.proto").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pointer_of_large_file_storage_is_one_error()
    {
        _repository.Write("api/other.proto", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");

        Assert.Contains("git lfs pull", Run([], "check", "api", "--against", "git:HEAD").SingleError(), StringComparison.Ordinal);
        ZipFile.CreateFromDirectory(Path.Combine(_repository.Path, "api"), Path.Combine(_repository.Path, "api.zip"));
        Assert.Contains("\"other.proto\" is kept in Git LFS", Run([], "check", "api.zip", "--against", "git:HEAD:api").SingleError(), StringComparison.Ordinal);
        _repository.Commit();
        Assert.Contains("\"git:HEAD\": \"other.proto\" is kept in Git LFS", Run([], "check", "git:HEAD~1:api", "--against", "git:HEAD:api").SingleError().Replace("git:HEAD:api", "git:HEAD", StringComparison.Ordinal), StringComparison.Ordinal);
        File.Copy(Path.Combine(_repository.Path, "api/other.proto"), Path.Combine(_repository.Path, "released.binpb"));
        Assert.Contains("\"released.binpb\" is kept in Git LFS", Run([], "check", "git:HEAD~1:api", "--against", "released.binpb").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submodule_that_is_not_checked_out_is_one_error()
    {
        _repository.Write(".gitmodules", "[submodule \"vendor\"]\n\tpath = api/vendor\n\turl = ../vendor\n");
        Directory.CreateDirectory(Path.Combine(_repository.Path, "api", "vendor"));
        Directory.CreateDirectory(Path.Combine(_repository.Path, "api", "empty"));

        Assert.Contains("\"vendor\", a submodule that is not checked out; run `git submodule update --init`", Run([], "check", "api", "--against", "git:HEAD").SingleError(), StringComparison.Ordinal);
        _repository.Write("api/vendor/v.proto", "syntax = \"proto3\"; package v; message V {}");
        Assert.Equal(0, Run([], "check", "api", "--against", "git:HEAD").ExitCode);
    }

    private void AssertSame(string what)
    {
        var partial = Run([], "check", "api", "--against", "git:HEAD", "--format", "json", "--use", "FILE,PACKAGE,WIRE_JSON");
        var whole = Run([], "check", "api", "--against", Whole("git:HEAD:api"), "--format", "json", "--use", "FILE,PACKAGE,WIRE_JSON");

        Assert.True(partial.Error.Length == 0 && whole.Error.Length == 0, $"{what}: {partial.Error}{whole.Error}");
        var expected = whole.Output.Replace("[\"whole.binpb\"]", "[\"git:HEAD\"]", StringComparison.Ordinal);
        Assert.True(expected == partial.Output && whole.ExitCode == partial.ExitCode, $"{what}:\n{whole.Output}\n{partial.Output}");
    }

    // Beside a descriptor set everything is compiled.
    private string Whole(string commit)
    {
        var files = _repository.Git("ls-tree", "-r", "--name-only", commit["git:".Length..]).Split('\n').Select(n => (n, _repository.Git("cat-file", "blob", $"{commit["git:".Length..]}/{n}")));
        var path = Path.Combine(_repository.Path, "whole.binpb");
        File.WriteAllBytes(path, ProtoCompiler.Compile([.. files]));
        return "whole.binpb";
    }

    private ProtoDiffProcess Run((string, string)[] environment, params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, environment, arguments);
}

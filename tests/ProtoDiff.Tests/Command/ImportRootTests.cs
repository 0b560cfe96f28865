using System.IO.Compression;
using System.Text.Json;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>Where imports start from: as buf.yaml, buf.work.yaml, project files and -I say it, on either side.</summary>
public sealed class ImportRootTests : IDisposable
{
    private const string Workspace = "version: v2\nmodules:\n  - path: mods/a\n  - path: mods/b\n";
    private const string A = "syntax = \"proto3\"; package x; import \"y/b.proto\"; message A { int32 n = 1; y.B b = 2; }";
    private const string B = "syntax = \"proto3\"; package y; message B { int32 n = 1; }";
    private const string NotProto = "massage M {}";

    private readonly GitDirectory _repository = new();

    public void Dispose() => _repository.Dispose();

    public static TheoryData<string, string[]> Layouts => new()
    {
        { "version 2", ["buf.yaml", Workspace] },
        { "version 2, with directories left out", ["buf.yaml", Workspace + "    includes: [mods/b/y]\n    excludes: [mods/b/y/old]\n", "mods/b/y/old/o.proto", NotProto, "mods/b/z/z.proto", NotProto, "beside.proto", NotProto] },
        { "version 1", ["buf.work.yaml", "version: v1\ndirectories: [mods/a, mods/b]\n", "mods/a/buf.yaml", "version: v1\n", "mods/b/buf.yaml", "version: v1\nbuild: { excludes: [old] }\n", "mods/b/old/o.proto", NotProto] },
        { "version 1 without a file of the module", ["buf.work.yaml", "version: v1\ndirectories: [mods/a, mods/b]\n"] },
        { "version 1beta1", ["buf.yaml", "version: v1beta1\nbuild: { roots: [mods/a, mods/b] }\n"] },
        { "projects", ["App.csproj", "<Project><ItemGroup><Protobuf Include=\"mods/a/**/*.proto\" ProtoRoot=\"mods/a\" AdditionalImportDirs=\"mods\\b\" /></ItemGroup></Project>"] },
        { "a project below", ["mods/App.fsproj", "<Project><ItemGroup><Protobuf Include=\"$(MSBuildProjectDirectory)/a/**/*.proto\"><ProtoRoot>a</ProtoRoot><AdditionalImportDirs>./b/;$(Elsewhere)</AdditionalImportDirs></Protobuf></ItemGroup></Project>"] },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Modules_import_each_other_and_findings_are_where_files_are(string layout, string[] files)
    {
        WriteAll(files);
        Write("mods/a/x/a.proto", A);
        Write("mods/b/y/b.proto", B);
        Write("mods/a/x/gone.proto", "syntax = \"proto3\"; package x; message Gone {}");
        _repository.Commit();
        Write("mods/b/y/b.proto", B.Replace("int32", "string", StringComparison.Ordinal));
        File.Delete(Path.Combine(_repository.Path, "mods/a/x/gone.proto"));

        foreach (var (input, path) in ((string, string)[])[(".", "mods/b/y/b.proto"), ("mods", "b/y/b.proto"), ("mods/a", "../b/y/b.proto")])
        {
            var run = Run("check", input, "--against", "git:HEAD", "--format", "json");
            Assert.True(run.Error.Length == 0, $"{layout}, {input}: {run.Error}");
            Assert.Equal([("", "FILE_NO_DELETE"), (path, "FIELD_SAME_TYPE")], Findings(run).Where(f => f.Rule is "FIELD_SAME_TYPE" or "FILE_NO_DELETE"));
            Assert.Contains("\\\"x/gone.proto\\\"", run.Output, StringComparison.Ordinal);
        }

        Assert.Contains($"{Path.Combine("mods", "b/y/b.proto")}:1:43: error FIELD_SAME_TYPE\n    1 | {B.Replace("int32", "string", StringComparison.Ordinal)}", Run("check", "mods", "--against", "git:HEAD").Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(Findings(Run("check", "mods/a", "--against", "git:HEAD", "--exclude-imports", "--format", "json")), f => f.Rule == "FIELD_SAME_TYPE");
        Assert.Equal(1, Run("check", "git:HEAD:mods/b", "--against", "mods/b").ExitCode);
    }

    [Fact]
    public void A_dumped_set_says_what_is_only_imported()
    {
        Write("buf.yaml", Workspace);
        Write("mods/a/x/a.proto", A);
        Write("mods/b/y/b.proto", B);
        Assert.Equal(0, Run("dump", "mods/a", "-o", "old.binpb").ExitCode);
        Write("mods/b/y/b.proto", B.Replace("int32", "string", StringComparison.Ordinal));
        Assert.Equal(0, Run("dump", "mods/a", "-o", "new.binpb").ExitCode);

        Assert.Equal([("y/b.proto", "FIELD_SAME_TYPE")], Findings(Run("check", "new.binpb", "--against", "old.binpb", "--format", "json")));
        Assert.Equal(0, Run("check", "new.binpb", "--against", "old.binpb", "--exclude-imports").ExitCode);
        Assert.Equal(0, Run("check", "mods/a", "--against", "old.binpb", "--exclude-imports").ExitCode);
    }

    [Fact]
    public void Each_side_has_its_own_layout()
    {
        Write("a/x/a.proto", A);
        Write("b/y/b.proto", B);
        Write("buf.work.yaml", "version: v1\ndirectories: [a, b]\n");
        _repository.Commit();
        Directory.CreateDirectory(Path.Combine(_repository.Path, "mods"));
        _repository.Git("mv", "a", "mods/a");
        _repository.Git("mv", "b", "mods/b");
        _repository.Git("rm", "--quiet", "buf.work.yaml");
        Write("buf.yaml", Workspace);

        Assert.Equal((0, ""), (Run("check", ".", "--against", "git:HEAD").ExitCode, Run("check", ".", "--against", "git:HEAD").Error));

        Write("mods/a/x/a.proto", A.Replace("int32", "string", StringComparison.Ordinal));
        Assert.Equal([("mods/a/x/a.proto", "FIELD_SAME_TYPE")], Findings(Run("check", ".", "--against", "git:HEAD", "--format", "json")));
    }

    [Fact]
    public void A_directory_or_file_of_a_module_is_named_from_its_root()
    {
        Write("buf.yaml", Workspace);
        Write("mods/a/x/a.proto", A);
        Write("mods/a/z/z.proto", NotProto);
        Write("mods/b/y/b.proto", B);
        _repository.Commit();
        Write("mods/a/x/a.proto", A.Replace("int32", "string", StringComparison.Ordinal));

        foreach (var input in (string[])["mods/a/x", "mods/a/x/a.proto"])
        {
            var run = Run("check", input, "--against", "git:HEAD", "--format", "json");
            Assert.True(run.Error.Length == 0, run.Error);
            Assert.Equal([("a.proto", "FIELD_SAME_TYPE")], Findings(run));
            Assert.StartsWith("mods/a/x/a.proto:1:63: error", Run("check", input, "--against", "git:HEAD").Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-I", "mods/a", "-I", "mods/b")]
    [InlineData("--proto-path", "mods/b", "-Imods/a")]
    public void Directories_that_are_named_are_the_same_on_both_sides(params string[] options)
    {
        Write("mods/a/x/a.proto", A);
        Write("mods/b/y/b.proto", B);
        _repository.Commit();
        Write("mods/b/y/b.proto", B.Replace("int32", "string", StringComparison.Ordinal));
        ZipFile.CreateFromDirectory(Path.Combine(_repository.Path, "mods"), Path.Combine(_repository.Path, "mods.zip"));
        Write("other/a/x/a.proto", A);
        Write("other/b/y/b.proto", B);

        foreach (var against in (string[])["git:HEAD", "other"])
            Assert.Equal([("b/y/b.proto", "FIELD_SAME_TYPE")], Findings(Run(["check", "mods", "--against", against, "--format", "json", .. options])));
        Assert.Equal(0, Run(["check", "mods", "--against", "mods.zip", .. options]).ExitCode);
        Assert.Equal(0, Run(["dump", "mods/a", "-o", "a.binpb", .. options]).ExitCode);
    }

    [Fact]
    public void A_directory_that_is_named_goes_before_what_is_inferred()
    {
        Write("buf.yaml", Workspace);
        Write("mods/a/x/a.proto", A.Replace("y/b.proto", "b/y/b.proto", StringComparison.Ordinal));
        Write("mods/b/y/b.proto", B);

        Assert.Contains("imports \"b/y/b.proto\", which is in none", Run("check", ".", "--against", ".").Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (Run("check", ".", "--against", ".", "-I", "mods").ExitCode, Run("check", ".", "--against", ".", "-I", "mods").Error));
        Assert.Contains("-I \"modz\" is not a directory", Run("check", ".", "--against", ".", "-I", "modz").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_commit_lacks_is_taken_from_the_disk()
    {
        Write("api/x/a.proto", A);
        _repository.Commit();
        Write("vendor/y/b.proto", B);

        Assert.Equal((0, ""), (Run("check", "api", "--against", "git:HEAD", "-I", "vendor").ExitCode, Run("check", "api", "--against", "git:HEAD", "-I", "vendor").Error));
    }

    [Fact]
    public void An_archive_has_its_own_layout()
    {
        Write("schema-1.0/buf.yaml", Workspace);
        Write("schema-1.0/mods/a/x/a.proto", A);
        Write("schema-1.0/mods/b/y/b.proto", B);
        ZipFile.CreateFromDirectory(_repository.Path + "/schema-1.0", _repository.Path + "/flat.zip");
        ZipFile.CreateFromDirectory(_repository.Path + "/schema-1.0", _repository.Path + "/nested.zip", CompressionLevel.Fastest, includeBaseDirectory: true);
        Write("now/buf.yaml", "version: v2\nmodules: [{ path: a }, { path: b }]\n");
        Write("now/a/x/a.proto", A.Replace("int32", "string", StringComparison.Ordinal));
        Write("now/b/y/b.proto", B);

        foreach (var archive in (string[])["flat.zip", "nested.zip"])
            Assert.Equal([("a/x/a.proto", "FIELD_SAME_TYPE")], Findings(Run("check", "now", "--against", archive, "--format", "json")));
    }

    [Fact]
    public void Outside_of_a_repository_only_a_workspace_that_names_the_module_counts()
    {
        using var elsewhere = new TestDirectory();
        elsewhere.Write("listed/buf.yaml", Workspace);
        elsewhere.Write("listed/mods/a/x/a.proto", A);
        elsewhere.Write("listed/mods/b/y/b.proto", B);
        elsewhere.Write("other/buf.yaml", "version: v1\n");
        elsewhere.Write("other/x/b.proto", B);

        var listed = ProtoDiffProcess.RunIn(elsewhere.Path, [], "dump", "listed/mods/a", "-o", "listed.binpb");
        var other = ProtoDiffProcess.RunIn(elsewhere.Path, [], "dump", "other/x", "--format", "json", "-o", "other.json");

        Assert.Equal((0, "", 0, ""), (listed.ExitCode, listed.Error, other.ExitCode, other.Error));
        Assert.Contains("\"name\":\"b.proto\"", File.ReadAllText(Path.Combine(elsewhere.Path, "other.json")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: v2\nmodules: [{ path: mods/a }, { path: mods/b }]", "mods/a/b.proto\" and \"mods/b/b.proto\", and both are imported as \"b.proto\"")]
    [InlineData("version: v2\nmodules: [{ path: ../mods }]", "\"../mods\" leads out of the directory")]
    [InlineData("version: v2\nmodules: [{ path: mods/a, excludes: [mods/a] }]", "no .proto files that belong to a module of its buf.yaml")]
    [InlineData("version: v2\nmodules: [", "this is not YAML")]
    public void A_layout_that_makes_no_sense_is_one_error(string layout, string expected)
    {
        Write("buf.yaml", layout);
        Write("mods/a/b.proto", B);
        Write("mods/b/b.proto", B);

        Assert.Contains(expected, Run("check", ".", "--against", ".").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_asked_for_is_that_of_the_disk()
    {
        Write("buf.yaml", Workspace + "breaking: { ignore: [mods/a/x] }");
        Write("mods/a/x/a.proto", A);
        Write("mods/b/y/b.proto", B);
        Write("mods/b/x/c.proto", "syntax = \"proto3\"; package z; message C { int32 n = 1; }");
        _repository.Commit();
        foreach (var path in (string[])["mods/a/x/a.proto", "mods/b/y/b.proto", "mods/b/x/c.proto"])
            Write(path, File.ReadAllText(Path.Combine(_repository.Path, path)).Replace("int32", "string", StringComparison.Ordinal));

        string[] Paths(params string[] options) => [.. Findings(Run(["check", ".", "--against", "git:HEAD", "--format", "json", .. options])).Select(f => f.Path)];
        Assert.Equal(["mods/b/x/c.proto", "mods/b/y/b.proto"], Paths());
        Assert.Equal(["mods/b/y/b.proto"], Paths("--path", "mods/b/y"));
        Assert.Equal(["mods/b/y/b.proto"], Paths("--exclude-path", "mods/b/x/c.proto"));
        Assert.Equal(["mods/b/y/b.proto"], Paths("--path", "y/b.proto"));
        Assert.Equal(["mods/a/x/a.proto", "mods/b/x/c.proto"], Paths("--no-config", "--exclude-path", "mods/b/y"));
    }

    private static IEnumerable<(string Path, string Rule)> Findings(ProtoDiffProcess run)
    {
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var finding = JsonDocument.Parse(line);
            yield return (finding.RootElement.GetProperty("path").GetString()!, finding.RootElement.GetProperty("rule").GetString()!);
        }
    }

    private void WriteAll(string[] files)
    {
        for (var i = 0; i < files.Length; i += 2)
            Write(files[i], files[i + 1]);
    }

    private void Write(string path, string text) => _repository.Write(path, text);

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_repository.Path, [], arguments);
}

using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Policy;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("? &x [*x]\n: 1\n", "a name is a text")]
    [InlineData("a: &x { b: 1 }\n? *x\n: 1\n", "a name is a text")]
    [InlineData("? [a]\n: 1\n", "a name is a text")]
    public void Names_that_are_no_texts_are_refused_before_they_are_compared(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => YamlSection.Parse("protodiff.yaml", text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_without_end_is_refused(char open) =>
        Assert.Contains("nest deeper", Assert.Throws<ConfigurationException>(() => YamlSection.Parse("protodiff.yaml", "a: " + (open == '[' ? new string('[', 100_000) : string.Concat(Enumerable.Repeat("{a: ", 100_000))))).Message, StringComparison.Ordinal);

    [Fact]
    public void Own_settings_are_read()
    {
        var configuration = Read(
            "protodiff.yaml",
            """
            # what this team keeps
            version: 1
            preset: default
            use: [WIRE_JSON, RPC_NO_DELETE]
            except:
              - FIELD_SAME_JSON_NAME
            ignore: [vendor]
            ignore_only:
              FIELD_NO_DELETE: [a.proto, b]
            ignore_unstable_packages: true
            severity:
              WIRE_JSON: warning
              FIELD_RENUMBERED: error
              FIELD_RENAMED: off
            deletions: after_deprecation
            against: git:main
            """).Configuration;

        Assert.Equal(Preset.Default, configuration.Preset);
        Assert.Equal(["WIRE_JSON", "RPC_NO_DELETE"], configuration.Use);
        Assert.Equal(["FIELD_SAME_JSON_NAME", "FIELD_RENAMED"], configuration.Except);
        Assert.Equal(["vendor"], configuration.Ignore.Paths);
        Assert.Equal(["a.proto", "b"], configuration.Ignore.PathsByRule["FIELD_NO_DELETE"]);
        Assert.True(configuration.Ignore.UnstablePackages);
        Assert.Contains(new("WIRE_JSON", Severity.Warning), configuration.Severities);
        Assert.Contains(new("FIELD_RENUMBERED", Severity.Error), configuration.Severities);
        Assert.Equal(Deletions.AfterDeprecation, configuration.Deletions);
        Assert.Equal(Deletions.AfterDeprecation, configuration.ToOptions().Deletions);
        Assert.Equal(["git:main"], configuration.Against);
    }

    [Theory]
    [InlineData("protodiff.yaml")]
    [InlineData("buf.yaml")]
    public void An_empty_file_asks_for_nothing(string name) => Assert.Equal((0, Deletions.Never), (Read(name, "# nothing yet\n").Configuration.Use.Count, Read(name, "").Configuration.Deletions));

    [Theory]
    [InlineData("", ConfigVersion.V1Beta1)]
    [InlineData("version: v1beta1\n", ConfigVersion.V1Beta1)]
    [InlineData("version: v1\n", ConfigVersion.V1)]
    [InlineData("version: v2\n", ConfigVersion.V2)]
    public void The_breaking_section_of_buf_is_read_in_every_version(string version, ConfigVersion expected)
    {
        var configuration = Read("buf.yaml", $"{version}deps: [buf.build/googleapis/googleapis]\nlint:\n  use: [STANDARD]\nbreaking:\n  use: [WIRE]\n  ignore_only: {{ RPC_NO_DELETE: [foo] }}\n").Configuration;

        Assert.Equal(expected, configuration.Version);
        Assert.Equal(["WIRE"], configuration.Use);
        Assert.Equal(["foo"], configuration.Ignore.PathsByRule["RPC_NO_DELETE"]);
    }

    [Fact]
    public void A_module_has_its_own_section_or_that_of_the_workspace_and_its_own_paths()
    {
        var file = Read(
            "buf.yaml",
            """
            version: v2
            modules:
              - path: proto/a
                breaking: { use: [WIRE], ignore: [proto/a/old] }
              - path: proto/b
            breaking: { use: [PACKAGE], ignore: [proto/b/x.proto, proto/a] }
            """);

        Assert.Equal(["proto/a", "proto/b"], file.Modules.Select(m => m.Directory));
        Assert.Equal(["WIRE"], file.Modules[0].Configuration.Use);
        Assert.Equal(["proto/a/old"], file.Modules[0].Configuration.Ignore.Paths);
        Assert.Equal(["PACKAGE"], file.Modules[1].Configuration.Use);
        Assert.Equal(["proto/b/x.proto", "proto/a"], file.Modules[1].Configuration.Ignore.Paths);
    }

    [Theory]
    [InlineData("protodiff.yaml", "usee: [FILE]", "(1,1): \"usee\" is no setting here; there are against, deletions, except,")]
    [InlineData("protodiff.yaml", "use: { a: b }", "(1,6): \"use\" is a text here")]
    [InlineData("protodiff.yaml", "version: 2", "(1,10): \"2\" is no version; write 1")]
    [InlineData("protodiff.yaml", "preset: strict", "(1,9): \"strict\" is no preset; write default, buf")]
    [InlineData("protodiff.yaml", "deletions: always", "(1,12): \"always\" is no deletions; write never, after_deprecation")]
    [InlineData("protodiff.yaml", "severity: { FILE: fatal }", "\"fatal\" is no severity; write error, warning, off")]
    [InlineData("protodiff.yaml", "ignore_unstable_packages: maybe", "(1,27): \"ignore_unstable_packages\" is true or false")]
    [InlineData("protodiff.yaml", "- FILE", "(1,1): the file has to hold settings")]
    [InlineData("protodiff.yaml", "use: [FILE", "this is not YAML")]
    [InlineData("protodiff.yaml", "use: [FILE]\nuse: [WIRE]", "this is not YAML")]
    [InlineData("buf.yaml", "version: v3", "(1,10): \"v3\" is no version; write v1beta1, v1, v2")]
    [InlineData("buf.yaml", "version: v2\nbreaking: { usee: [FILE] }", "(2,13): \"usee\" is no setting here")]
    public void What_makes_no_sense_is_named_with_its_place(string name, string text, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(name, text));

        Assert.Contains($"{name}", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_is_none_is_refused_when_options_are_made()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read("protodiff.yaml", "use: [FIELDS]").Configuration.ToOptions());

        Assert.Contains("\"FIELDS\" is neither a category nor a rule", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_file_counts_up_to_the_top_of_the_repository()
    {
        Directory.CreateDirectory(Path.Combine(_directory.Path, "repository", ".git"));
        var below = Directory.CreateDirectory(Path.Combine(_directory.Path, "repository", "a", "b")).FullName;
        _directory.Write("protodiff.yaml", "");
        Assert.Null(ConfigurationFile.Find(below));

        _directory.Write("repository/protodiff.yaml", "");
        Assert.Equal(Path.Combine(_directory.Path, "repository", "protodiff.yaml"), ConfigurationFile.Find(below));

        _directory.Write("repository/a/buf.yaml", "");
        Assert.Equal(Path.Combine(_directory.Path, "repository", "a", "buf.yaml"), ConfigurationFile.Find(below));

        _directory.Write("repository/a/protodiff.yaml", "");
        Assert.Equal(Path.Combine(_directory.Path, "repository", "a", "protodiff.yaml"), ConfigurationFile.Find(below));
    }

    [Fact]
    public void Outside_a_repository_only_the_directory_itself_is_looked_at()
    {
        var below = Directory.CreateDirectory(Path.Combine(_directory.Path, "a")).FullName;
        _directory.Write("protodiff.yaml", "");

        Assert.Null(ConfigurationFile.Find(below));
        Assert.NotNull(ConfigurationFile.Find(_directory.Path));
    }

    private ConfigurationFile Read(string name, string text) => ConfigurationFile.Read(_directory.Write(name, text));
}

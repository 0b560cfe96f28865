using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wirecheck.ProtoDiff.Tests.Policy;

/// <summary>The schema that editors have says of a file what the command says of it.</summary>
public sealed partial class ConfigurationSchemaTests : IDisposable
{
    private static readonly JsonSchema Schema = new(JsonDocument.Parse(Written()).RootElement);

    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_file_is_current() =>
        Assert.True(
            File.ReadAllText(Repository.File("docs", "protodiff", "protodiff.schema.json")).ReplaceLineEndings("\n") == Written(),
            "docs/protodiff/protodiff.schema.json is out of date: protodiff config-schema > docs/protodiff/protodiff.schema.json");

    [Fact]
    public void It_has_the_settings_that_are_read_and_no_others()
    {
        // The message that refuses a setting names those that there are.
        var refusal = Assert.Throws<ConfigurationException>(() => Read("nonsense: x")).Message;

        Assert.Equal(
            Known().Match(refusal).Groups["names"].Value.Split(", "),
            Schema.Root.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_id_of_it_is_accepted_and_every_rule_and_category_is_in_it()
    {
        string[] ids = [.. Schema.Root.GetProperty("definitions").GetProperty("id").GetProperty("anyOf").EnumerateArray().Select(i => i.GetProperty("const").GetString()!)];

        Assert.Empty(RuleTable.All.Select(r => r.Id).Concat(CategoryNames.All.Select(c => c.Name)).Except(ids));
        Assert.Distinct(ids);
        Assert.All(ids, id => Read($"use: [{id}, FILE]").Configuration.ToOptions());
    }

    [Theory]
    [InlineData("")]
    [InlineData("version: 1")]
    [InlineData("version: '1'")]
    [InlineData("preset: buf")]
    [InlineData("preset: default")]
    [InlineData("use: WIRE")]
    [InlineData("use: [WIRE, FIELD_RENUMBERED, MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT]")]
    [InlineData("except: FIELD_SAME_NAME")]
    [InlineData("except: [FIELD_SAME_NAME]")]
    [InlineData("against: git:main")]
    [InlineData("against: [git:main, released.binpb]")]
    [InlineData("severity: { FILE: error, WIRE: warning, FIELD_RENAMED: off }")]
    [InlineData("deletions: never")]
    [InlineData("deletions: after_deprecation")]
    [InlineData("ignore: vendor")]
    [InlineData("ignore: [vendor, a.proto]")]
    [InlineData("ignore_only: { FILE: vendor, RPC_NO_DELETE: [a.proto, b] }")]
    [InlineData("ignore_unstable_packages: true")]
    [InlineData("ignore_unstable_packages: false")]
    public void Both_accept(string text)
    {
        Assert.True(Schema.Accepts(Json(text)), text);
        Read(text).Configuration.ToOptions();
    }

    [Theory]
    [InlineData("version: 2")]
    [InlineData("preset: strict")]
    [InlineData("use: FIELDS")]
    [InlineData("use: [[WIRE]]")]
    [InlineData("use: { WIRE: true }")]
    [InlineData("except: [FIELD_SAME_CTYPE]")]
    [InlineData("against: { main: true }")]
    [InlineData("against: [[git:main]]")]
    [InlineData("severity: error")]
    [InlineData("severity: { FILE: fatal }")]
    [InlineData("severity: { FIELDS: error }")]
    [InlineData("deletions: always")]
    [InlineData("ignore: { vendor: true }")]
    [InlineData("ignore_only: [FILE]")]
    [InlineData("ignore_only: { FILE: { vendor: true } }")]
    [InlineData("ignore_unstable_packages: maybe")]
    [InlineData("ignores: [vendor]")]
    [InlineData("- FILE")]
    public void Both_refuse(string text)
    {
        Assert.False(Schema.Accepts(Json(text)), text);
        Assert.Throws<ConfigurationException>(() => Read(text).Configuration.ToOptions());
    }

    [Fact]
    public void The_example_of_the_page_is_a_file()
    {
        var page = File.ReadAllText(Repository.File("docs", "protodiff", "policy.md")).ReplaceLineEndings("\n");
        string[] examples = [.. Example().Matches(page).Select(m => m.Groups["text"].Value)];

        Assert.Equal(2, examples.Length);
        Assert.All(examples, text => Both_accept(text));
        Assert.All(Schema.Root.GetProperty("properties").EnumerateObject(), p => Assert.Contains($"\n{p.Name}:", $"\n{examples[0]}", StringComparison.Ordinal));
        Assert.Contains($"$schema={Schema.Root.GetProperty("$id")}\n", examples[1], StringComparison.Ordinal);
    }

    private static string Written()
    {
        var text = new StringWriter();
        ConfigurationSchema.Write(text);
        return text.ToString();
    }

    private ConfigurationFile Read(string text) => ConfigurationFile.Read(_directory.Write("protodiff.yaml", text));

    private static JsonElement Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return JsonSerializer.SerializeToElement(stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: "" } ? new JsonObject() : Json(stream.Documents[0].RootNode));
    }

    // By the core schema of YAML 1.2, as editors read it.
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(c => KeyValuePair.Create(c.Key.ToString(), Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when int.TryParse(text, out var number) => number,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"there are (?<names>[a-z_, ]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"```yaml\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();
}

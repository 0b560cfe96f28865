using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Wirecheck.ProtoDiff.Tests.Conformance;

/// <summary>What a <c>buf.yaml</c> says of breaking changes.</summary>
internal sealed class BufConfiguration
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public string Version { get; set; } = "v2";

    public BuildSection Build { get; set; } = new();

    public BreakingSection Breaking { get; set; } = new();

    /// <summary>Reads a file; an empty one when there is none.</summary>
    public static BufConfiguration Read(string path) =>
        (File.Exists(path) ? Yaml.Deserialize<BufConfiguration?>(File.ReadAllText(path)) : null) ?? new();

    /// <summary>The options that a comparison under the file has.</summary>
    public ComparisonOptions Options() => new()
    {
        Rules = RuleSelection.Create(Breaking.Use, Breaking.Except, Preset.Buf, Enum.Parse<ConfigVersion>(Version, ignoreCase: true)),
        Ignore =
        [
            new()
            {
                Paths = Breaking.Ignore,
                PathsByRule = Breaking.IgnoreOnly.ToDictionary(o => o.Key, o => (IReadOnlyCollection<string>)o.Value),
                UnstablePackages = Breaking.IgnoreUnstablePackages,
            },
        ],
        ExcludeImports = true,
    };

    /// <summary>The name of a file in the schema, of which buf prints where it is on disk: below one of the import roots of v1beta1.</summary>
    public string NameOf(string path) =>
        Build.Roots.Find(r => path.StartsWith($"{r}/", StringComparison.Ordinal)) is { } root ? path[(root.Length + 1)..] : path;

    internal sealed class BuildSection
    {
        public List<string> Roots { get; set; } = [];
    }

    internal sealed class BreakingSection
    {
        public List<string> Use { get; set; } = [];

        public List<string> Except { get; set; } = [];

        public List<string> Ignore { get; set; } = [];

        public Dictionary<string, List<string>> IgnoreOnly { get; set; } = [];

        public bool IgnoreUnstablePackages { get; set; }
    }
}

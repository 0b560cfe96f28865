using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>A mapping in a YAML file, of which settings are asked for by name. What is asked for wrongly is named with its line.</summary>
internal sealed class YamlSection(string file, YamlMappingNode node)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Reads a file, whose top is a mapping.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or is not such YAML.</exception>
    public static YamlSection ReadFile(string path) => AsTop(path, Read(path));

    /// <summary>Reads a text, whose top is a mapping.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ConfigurationException">It is not such YAML.</exception>
    public static YamlSection Parse(string name, string text) => AsTop(name, Read(name, text));

    /// <summary>Reads a file, whose top is a list of mappings; none when it is empty.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or is not such YAML.</exception>
    public static IReadOnlyList<YamlSection> ReadList(string path) => Read(path) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(item => AsSection(path, item))],
        var other => throw Error(path, other, "the file has to hold a list"),
    };

    /// <summary>A text, a number or a date as it is written; null when it is not set.</summary>
    public string? Text(string name) => Find(name) is { } value ? Scalar(value, name) : null;

    /// <summary>A text, a number or a date as it is written.</summary>
    /// <exception cref="ConfigurationException">It is not set, or empty.</exception>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Error($"\"{name}\" is missing");

    /// <summary>True or false; false when it is not set.</summary>
    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Error(Find(name)!, $"\"{name}\" is true or false"),
    };

    /// <summary>A list of texts; empty when it is not set. A single text is a list of one.</summary>
    public IReadOnlyList<string> List(string name) => Find(name) is { } value ? Texts(value, name) : [];

    /// <summary>A mapping in this one; null when it is not set.</summary>
    public YamlSection? Section(string name) => Find(name) is { } value ? AsSection(file, value) : null;

    /// <summary>A list of mappings in this one; empty when it is not set.</summary>
    public IReadOnlyList<YamlSection> Sections(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(item => AsSection(file, item))],
        var other => throw Error(other, $"\"{name}\" is a list"),
    };

    /// <summary>A mapping from names to lists of texts; empty when it is not set.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Lists(string name) =>
        Entries(name).ToDictionary(e => e.Key, e => (IReadOnlyCollection<string>)Texts(e.Value, e.Key), StringComparer.Ordinal);

    /// <summary>A mapping from names to texts; empty when it is not set.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name) =>
        Entries(name).ToDictionary(e => e.Key, e => Scalar(e.Value, e.Key), StringComparer.Ordinal);

    /// <summary>One of several words; the first when it is not set.</summary>
    public string OneOf(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text)
            return words[0];
        return words.Contains(text) ? text : throw Error(Find(name)!, $"\"{text}\" is no {name}; write {string.Join(", ", words.ToArray())}");
    }

    /// <summary>Refuses settings that nobody asked for: they are misspelt, and would be passed over.</summary>
    /// <param name="names">Those that may be there, beside what was asked for.</param>
    /// <exception cref="ConfigurationException">There is one.</exception>
    public void RefuseOthers(params IEnumerable<string> names)
    {
        _known.UnionWith(names);
        foreach (var (key, _) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_known.Contains(name))
                throw Error(key, $"\"{key}\" is no setting here; there are {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>An error about the section as a whole.</summary>
    public ConfigurationException Error(string message) => Error(node, message);

    private static YamlNode? Read(string path)
    {
        try
        {
            return Read(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"\"{path}\" cannot be read: {e.Message}", e);
        }
    }

    private static YamlNode? Read(string name, string text)
    {
        try
        {
            YamlShape.Check(name, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" } ? null : stream.Documents[0].RootNode : null;
        }
        catch (YamlException e)
        {
            throw new ConfigurationException($"{name}({e.Start.Line},{e.Start.Column}): this is not YAML: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static YamlSection AsTop(string file, YamlNode? top) => top switch
    {
        null => new(file, []),
        YamlMappingNode mapping => new(file, mapping),
        var other => throw Error(file, other, "the file has to hold settings, one `name: value` a line"),
    };

    private static YamlSection AsSection(string file, YamlNode value) =>
        value is YamlMappingNode mapping ? new(file, mapping) : throw Error(file, value, "settings are expected here, one `name: value` a line");

    private IEnumerable<KeyValuePair<string, YamlNode>> Entries(string name) => Find(name) switch
    {
        null => [],
        YamlMappingNode mapping => mapping.Children.Select(c => KeyValuePair.Create(Scalar(c.Key, name), c.Value)),
        var other => throw Error(other, $"\"{name}\" is a mapping, one `RULE: value` a line"),
    };

    // A setting without a value is one that is not set.
    private YamlNode? Find(string name)
    {
        _known.Add(name);
        return node.Children.TryGetValue(new YamlScalarNode(name), out var value) && value is not YamlScalarNode { Value: null or "", Style: ScalarStyle.Plain } ? value : null;
    }

    private List<string> Texts(YamlNode value, string name) => value is YamlSequenceNode list ? [.. list.Select(item => Scalar(item, name))] : [Scalar(value, name)];

    private string Scalar(YamlNode value, string name) => value is YamlScalarNode { Value: { } text } ? text : throw Error(value, $"\"{name}\" is a text here");

    private ConfigurationException Error(YamlNode at, string message) => Error(file, at, message);

    private static ConfigurationException Error(string file, YamlNode at, string message) => new($"{file}({at.Start.Line},{at.Start.Column}): {message}");
}

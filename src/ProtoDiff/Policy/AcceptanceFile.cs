using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>The file in which a team keeps what it accepts: <c>protodiff.accepted.yaml</c>, a list in the order of rule and element.</summary>
public static class AcceptanceFile
{
    /// <summary>What the file is called.</summary>
    public const string Name = "protodiff.accepted.yaml";

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Where people look for it: beside the configuration, else at the top of the repository. It need not be there.</summary>
    /// <param name="configuration">The configuration file; null when there is none.</param>
    /// <param name="directory">The directory of the schema.</param>
    internal static string Beside(string? configuration, string directory) =>
        Path.Combine(configuration is not null ? Path.GetDirectoryName(Path.GetFullPath(configuration))! : ConfigurationFile.RepositoryAround(directory) ?? ".", Name);

    /// <summary>Reads a file.</summary>
    /// <returns>What it holds; nothing when there is no such file.</returns>
    /// <exception cref="ConfigurationException">It cannot be read, or an acceptance lacks its rule, its element or its reason.</exception>
    public static IReadOnlyList<Acceptance> Read(string path) => File.Exists(path) ? [.. YamlSection.ReadList(path).Select(s => Read(path, s))] : [];

    /// <summary>Writes a file, in an order in which two branches seldom collide.</summary>
    public static void Write(string path, IEnumerable<Acceptance> acceptances)
    {
        var list = new YamlSequenceNode(
            acceptances.OrderBy(a => a.Rule, StringComparer.Ordinal).ThenBy(a => a.Element, StringComparer.Ordinal).ThenBy(a => a.Fingerprint, StringComparer.Ordinal).Select(Node));
        var text = new StringBuilder("# Breaks that we know of and take on. Written by `protodiff accept`; commit it.\n");
        using (var writer = new StringWriter(text, CultureInfo.InvariantCulture) { NewLine = "\n" })
        {
            // Not YamlStream.Save, which may add anchors that people do not expect.
            var emitter = new Emitter(writer, EmitterSettings.Default.WithMaxSimpleKeyLength(256).WithBestWidth(int.MaxValue));
            emitter.Emit(new StreamStart());
            emitter.Emit(new DocumentStart(null, null, isImplicit: true));
            Emit(emitter, list);
            emitter.Emit(new DocumentEnd(isImplicit: true));
            emitter.Emit(new StreamEnd());
        }

        File.WriteAllText(path, text.ToString());
    }

    private static Acceptance Read(string path, YamlSection section)
    {
        var acceptance = new Acceptance
        {
            Fingerprint = section.Text("fingerprint"),
            Rule = section.RequiredText("rule"),
            Element = section.RequiredText("element"),
            Reason = section.RequiredText("reason"),
            By = section.Text("by"),
            Date = Date(section, "date"),
            Until = Date(section, "until"),
            Source = path,
        };
        section.RefuseOthers();
        return acceptance;
    }

    private static DateOnly? Date(YamlSection section, string name) => section.Text(name) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        var text => throw section.Error($"\"{text}\" is no day; write \"{name}\" as 2027-01-31"),
    };

    private static YamlMappingNode Node(Acceptance acceptance)
    {
        var node = new YamlMappingNode();
        Add("rule", acceptance.Rule);
        Add("element", acceptance.Element);
        Add("fingerprint", acceptance.Fingerprint, ScalarStyle.DoubleQuoted); // which may look like a number
        Add("reason", acceptance.Reason);
        Add("by", acceptance.By);
        Add("date", acceptance.Date?.ToString(DateFormat, CultureInfo.InvariantCulture));
        Add("until", acceptance.Until?.ToString(DateFormat, CultureInfo.InvariantCulture));
        return node;

        void Add(string name, string? value, ScalarStyle style = ScalarStyle.Any)
        {
            if (value is not null)
                node.Add(name, new YamlScalarNode(value) { Style = style });
        }
    }

    private static void Emit(Emitter emitter, YamlNode node)
    {
        switch (node)
        {
            case YamlSequenceNode list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlMappingNode mapping:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in mapping)
                {
                    Emit(emitter, key);
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case YamlScalarNode scalar:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Value ?? "", scalar.Style, isPlainImplicit: true, isQuotedImplicit: true));
                break;
            default:
                throw new NotSupportedException($"{node.NodeType} is not written here");
        }
    }
}

using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>
/// The elements that both sides have: messages, enums and services by full name whatever file they are in, fields by number,
/// extensions by the message they extend and their number.
/// </summary>
internal sealed class SchemaPairs
{
    private readonly HashSet<FieldSchema> _renumbered = [];
    private readonly DescriptorSetIndex _current;
    private readonly Lazy<Dictionary<string, SchemaElement>> _currentElements;

    /// <summary>Pairs what the changed files of each side declare. What an unchanged file declares is the same on both sides.</summary>
    /// <param name="files">The files that hold a difference, and what has another name now and is paired under it.</param>
    /// <param name="index">What is in the current set, unchanged files included.</param>
    /// <param name="types">What a change of type does to readers.</param>
    /// <exception cref="SchemaException">A side declares something twice.</exception>
    public SchemaPairs(ComparedFiles files, DescriptorSetIndex index, TypeCompatibility types)
    {
        var (previous, current, renames) = (files.Previous, files.Current, files.Renames);
        (PreviousFiles, CurrentFiles, Renames, Types) = (previous, current, renames, types);
        _current = index;
        _currentElements = new(() => current.SelectMany(Elements).GroupBy(e => e.FullName).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));
        Files = Match(previous.ToDictionary(f => f.Name), current.ToDictionary(f => f.Name));
        Messages = Match(previous, current, f => f.AllMessages());
        Enums = Match(previous, current, f => f.AllEnums());
        Services = Match(previous, current, f => f.Services);
        Fields = Messages.SelectMany(m => FieldsOf(m.Previous, m.Current)).Concat(ExtensionsOf(previous, current)).ToList();
        RenumberedFields = Messages.SelectMany(m => Renumbered(m.Previous.Fields, m.Current.Fields, Name, Name)).Concat(RenumberedExtensions(previous, current)).ToList();
        Methods = Services.SelectMany(s => Match(ByKey(s.Previous.Methods, m => m.Name), ByKey(s.Current.Methods, m => m.Name))).ToList();
        _renumbered.UnionWith(RenumberedFields.SelectMany(p => new[] { p.Previous, p.Current }));
    }

    /// <summary>What has another name now.</summary>
    public Renames Renames { get; }

    /// <summary>What a change of type does to readers.</summary>
    public TypeCompatibility Types { get; }

    /// <summary>The previous files that are changed or gone.</summary>
    public IReadOnlyCollection<FileSchema> PreviousFiles { get; }

    /// <summary>The current files that are changed or new.</summary>
    public IReadOnlyCollection<FileSchema> CurrentFiles { get; }

    /// <summary>Files that changed, by path.</summary>
    public IReadOnlyList<Pair<FileSchema>> Files { get; }

    public IReadOnlyList<Pair<MessageSchema>> Messages { get; }

    public IReadOnlyList<Pair<EnumSchema>> Enums { get; }

    public IReadOnlyList<Pair<ServiceSchema>> Services { get; }

    /// <summary>RPCs of paired services, by name.</summary>
    public IReadOnlyList<Pair<MethodSchema>> Methods { get; }

    /// <summary>Fields of paired messages, and extensions.</summary>
    public IReadOnlyList<Pair<FieldSchema>> Fields { get; }

    /// <summary>Fields and extensions that kept their name and changed their number.</summary>
    public IReadOnlyList<Pair<FieldSchema>> RenumberedFields { get; }

    /// <summary>Whether a previous field now has another number, or a current one had another.</summary>
    public bool IsRenumbered(FieldSchema field) => _renumbered.Contains(field);

    /// <summary>The current files that did not change and can use what a file declares: what they say is the same, and what it means may not be.</summary>
    public IEnumerable<FileSchema> UnchangedThatSee(FileSchema file)
    {
        var changed = CurrentFiles.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return file.Set.Importers.FilesThatSee(file.Name).Where(e => !changed.Contains(e.Name)).Select(file.Set.File);
    }

    /// <summary>Whether a package still has a file.</summary>
    public bool HasPackage(string package) => _current.HasPackage(package);

    /// <summary>Whether a previous element stands under another name now, and a rule about that reports it.</summary>
    public bool IsRenamed(SchemaElement previous) => Renames.Now(previous.FullName) is var now && now != previous.FullName && FindCurrent(now) is not null;

    /// <summary>The current message, enum, service or extension of a full name, in whatever changed file it stands; null when there is none.</summary>
    public SchemaElement? FindCurrent(string fullName) => _currentElements.Value.GetValueOrDefault(fullName);

    private static IEnumerable<SchemaElement> Elements(FileSchema file) => [.. file.AllTypes(), .. file.AllExtensions()];

    private static List<Pair<FieldSchema>> FieldsOf(MessageSchema previous, MessageSchema current) =>
        HaveSameNumbers(previous.Fields, current.Fields)
            ? [.. previous.Fields.Zip(current.Fields, (before, after) => new Pair<FieldSchema>(before, after))]
            : Match(ByKey(previous.Fields, f => f.Number), ByKey(current.Fields, f => f.Number));

    /// <summary>
    /// Whether fields match one by one, in ascending order, so that none stands twice. Most messages of a changed file did not change,
    /// and this tells so without a table.
    /// </summary>
    public static bool HaveSameNumbers(FieldSchema[] previous, FieldSchema[] current)
    {
        if (previous.Length != current.Length)
            return false;
        for (var i = 0; i < previous.Length; i++)
        {
            if (previous[i].Number != current[i].Number || (i > 0 && previous[i].Number <= previous[i - 1].Number))
                return false;
        }

        return true;
    }

    private IEnumerable<Pair<FieldSchema>> RenumberedExtensions(IReadOnlyCollection<FileSchema> previous, IReadOnlyCollection<FileSchema> current) =>
        Renumbered(
            [.. previous.SelectMany(f => f.AllExtensions())], [.. current.SelectMany(f => f.AllExtensions())],
            e => Place(Renames.Now(e.ContainingMessage), Renames.Now(e.FullName)), e => Place(e.ContainingMessage, e.FullName));

    /// <summary>
    /// A field that left its number and stands, under the same name and with a type that reads the same bytes, at another one.
    /// With another type it is not the same field any more: that is a deletion and an addition. An extension is what its name says, and no rule would find it
    /// deleted.
    /// </summary>
    private IReadOnlyList<Pair<FieldSchema>> Renumbered(
        FieldSchema[] previous, FieldSchema[] current, Func<FieldSchema, string> nameNow, Func<FieldSchema, string> name)
    {
        if (HaveSameNumbersAndNames(previous, current))
            return [];
        List<Pair<FieldSchema>> moved = [];
        Dictionary<string, FieldSchema>? byName = null;
        foreach (var before in previous)
        {
            byName ??= ByName(current, name);
            if (byName.TryGetValue(nameNow(before), out var after)
                && after.Number != before.Number
                && (before.IsExtension || Types.OnTheWire(before, after)))
            {
                moved.Add(new(before, after));
            }
        }

        return moved;
    }

    private static bool HaveSameNumbersAndNames(FieldSchema[] previous, FieldSchema[] current)
    {
        if (previous.Length != current.Length)
            return false;
        for (var i = 0; i < previous.Length; i++)
        {
            if (previous[i].Number != current[i].Number || previous[i].Name != current[i].Name)
                return false;
        }

        return true;
    }

    // Names may collide in sets that no compiler wrote; a name that stands twice says nothing about which field moved.
    private static Dictionary<string, FieldSchema> ByName(FieldSchema[] fields, Func<FieldSchema, string> name) =>
        fields.GroupBy(name).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    // No name holds a line break that a compiler wrote, and two that a forger wrote only fail to be recognised.
    private static string Place(string message, string field) => $"{message}\n{field}";

    private List<Pair<T>> Match<T>(IEnumerable<FileSchema> previous, IEnumerable<FileSchema> current, Func<FileSchema, IEnumerable<T>> elements)
        where T : SchemaElement =>
        Match(ByKey(previous.SelectMany(elements), NameNow), ByKey(current.SelectMany(elements), FullName));

    private string NameNow(SchemaElement element) => Renames.Now(element.FullName);

    private static string FullName(SchemaElement element) => element.FullName;

    private static string Name(SchemaElement element) => element.Name;

    // Few schemas have extensions, and those without need not pay for them.
    private List<Pair<FieldSchema>> ExtensionsOf(IReadOnlyCollection<FileSchema> previous, IReadOnlyCollection<FileSchema> current) =>
        previous.Concat(current).Any(f => f.AllExtensions().Any()) ? Match(Extensions(previous, Renames.Now), Extensions(current, n => n)) : [];

    private static Dictionary<ExtensionNumber, FieldSchema> Extensions(IEnumerable<FileSchema> files, Func<string, string> name) =>
        ByKey(files.SelectMany(f => f.AllExtensions()), e => new ExtensionNumber(name(e.ContainingMessage), e.Number));

    private static List<Pair<T>> Match<T, TKey>(Dictionary<TKey, T> previous, Dictionary<TKey, T> current)
        where T : class, IDeclared
        where TKey : notnull
    {
        List<Pair<T>> pairs = [];
        foreach (var (key, before) in previous)
        {
            if (current.TryGetValue(key, out var after))
                pairs.Add(new(before, after));
        }

        return pairs;
    }

    private static Dictionary<TKey, T> ByKey<T, TKey>(IEnumerable<T> elements, Func<T, TKey> key)
        where T : SchemaElement
        where TKey : notnull
    {
        Dictionary<TKey, T> byKey = [];
        foreach (var element in elements)
        {
            if (!byKey.TryAdd(key(element), element))
            {
                var first = byKey[key(element)];
                throw new SchemaException(
                    $"\"{element.File.Set.Descriptors.Name}\" contradicts itself: {first.FullName} in {first.File.Name} and {element.FullName} in {element.File.Name} have the same name or number");
            }
        }

        return byKey;
    }

    private sealed record ExtensionNumber(string Message, int Number);
}

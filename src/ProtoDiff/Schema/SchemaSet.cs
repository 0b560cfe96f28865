using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// One side of a comparison. Files are parsed when something needs them: those that changed at the start, others only when a
/// changed one uses a type of theirs whose content matters.
/// </summary>
internal sealed class SchemaSet(DescriptorSet set, DescriptorSetIndex index, DescriptorReader reader)
{
    private readonly Dictionary<string, FileSchema> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaElement> _types = new(StringComparer.Ordinal);
    private bool _isComplete;
    private SentMessages? _sent;
    private Importers? _importers;

    public DescriptorSet Descriptors { get; } = set;

    public DescriptorSetIndex Index { get; } = index;

    /// <summary>The messages that clients send.</summary>
    public SentMessages Sent => _sent ??= new(this);

    /// <summary>Which files see which.</summary>
    public Importers Importers => _importers ??= new(this);

    /// <summary>How many files of this side were parsed so far.</summary>
    public int ParsedFiles => _files.Count;

    /// <summary>Parses a file of the set, once.</summary>
    public FileSchema File(FileEntry entry)
    {
        if (_files.TryGetValue(entry.Name, out var file))
            return file;
        file = Descriptors.Reading(
            () =>
            {
                using var bytes = new PooledBytes(Descriptors.Source, entry);
                var read = reader.ReadFile(this, bytes.Span);
                AddTypes(read);
                return read;
            },
            entry.Name);
        _files.Add(entry.Name, file);
        return file;
    }

    /// <summary>What a file declares at its top, without parsing it.</summary>
    public Declarations Declarations(FileEntry entry, NamePool pool) => Descriptors.Reading(
        () =>
        {
            using var bytes = new PooledBytes(Descriptors.Source, entry);
            return Schema.Declarations.Scan(entry, bytes.Span, pool);
        },
        entry.Name);

    /// <summary>A file of which nothing but name and package is of interest. It is not parsed.</summary>
    public FileSchema NameOnly(FileEntry entry) => new(this) { Name = entry.Name, Package = entry.Package };

    /// <summary>Finds a message or an enum by full name, as a file that uses it sees it.</summary>
    /// <returns>The type; null when no file of the set declares it.</returns>
    public SchemaElement? FindType(string fullName, FileSchema user)
    {
        if (_types.TryGetValue(fullName, out var known))
            return known;

        // Imports first: that is where it is in a valid set. Then everything, once, for sets whose imports were tampered with.
        if (_isComplete)
            return null;
        foreach (var entry in Imports(user).Concat(Index.Files))
        {
            File(entry);
            if (_types.TryGetValue(fullName, out var found))
                return found;
        }

        _isComplete = true;
        return null;
    }

    /// <summary>A message or an enum of a file that was parsed: of one that changed, to begin with. Parses nothing.</summary>
    public SchemaElement? FindParsed(string fullName) => _types.GetValueOrDefault(fullName);

    /// <summary>The files that one imports, then those that these import publicly, and so on.</summary>
    private IEnumerable<FileEntry> Imports(FileSchema user)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var pending = new Queue<string>(user.Dependencies);
        while (pending.TryDequeue(out var name))
        {
            if (!seen.Add(name) || !Index.TryGet(name, out var entry))
                continue;
            yield return entry;
            var file = File(entry);
            foreach (var i in file.PublicDependencies)
            {
                if ((uint)i < (uint)file.Dependencies.Length)
                    pending.Enqueue(file.Dependencies[i]);
            }
        }
    }

    private void AddTypes(FileSchema file)
    {
        foreach (var type in file.AllMessages().Concat<SchemaElement>(file.AllEnums()))
        {
            if (!_types.TryAdd(type.FullName, type))
                throw new MalformedException($"type \"{type.FullName}\" is declared twice");
        }
    }
}

using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Which files of a set can use what a file declares, told from their imports alone: none is parsed for it.</summary>
internal sealed class Importers
{
    private readonly SchemaSet _set;
    private readonly HashSet<string> _withServices = new(StringComparer.Ordinal);
    private readonly ILookup<string, FileEntry> _importers;

    public Importers(SchemaSet set)
    {
        _set = set;
        List<Import> imports = [];
        foreach (var entry in set.Index.Files)
            set.Descriptors.Reading(() => ReadTop(entry, imports), entry.Name);
        _importers = imports.ToLookup(i => i.Imported, i => i.By, StringComparer.Ordinal);
    }

    /// <summary>Whether a file declares services.</summary>
    public bool HasServices(FileEntry entry) => _withServices.Contains(entry.Name);

    /// <summary>A file and those that import it, directly or not.</summary>
    public IReadOnlyList<FileEntry> FilesThatSee(string name)
    {
        List<FileEntry> found = _set.Index.TryGet(name, out var own) ? [own] : [];
        HashSet<string> seen = new(StringComparer.Ordinal) { name };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(_importers[found[i].Name].Where(e => seen.Add(e.Name)));
        return found;
    }

    private bool ReadTop(FileEntry entry, List<Import> imports)
    {
        using var bytes = new PooledBytes(_set.Descriptors.Source, entry);
        var reader = new WireReader(bytes.Span);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) == (FileFields.Dependency, WireType.Length))
            {
                imports.Add(new(reader.ReadString(), entry));
                continue;
            }

            if (reader.Field == FileFields.Service)
                _withServices.Add(entry.Name);
            reader.Skip();
        }

        return true;
    }

    private sealed record Import(string Imported, FileEntry By);
}

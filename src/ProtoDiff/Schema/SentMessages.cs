using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// The messages of one side that clients send: the requests of its RPCs, and what these hold in fields that the server does not ignore. Looked
/// for only when a rule asks, and only in the services that can see the message in question.
/// </summary>
internal sealed class SentMessages(SchemaSet set)
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _searched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private ILookup<string, FileEntry>? _importers;
    private HashSet<string>? _withServices;

    /// <summary>Whether some request leads to a message.</summary>
    public bool Contains(MessageSchema message)
    {
        if (_followed.Add(message.File.Name))
        {
            foreach (var entry in FilesThatSee(message.File.Name).Where(e => _withServices!.Contains(e.Name) && _searched.Add(e.Name)))
            {
                var file = set.File(entry);
                foreach (var method in file.Services.SelectMany(s => s.Methods))
                    Follow(method.InputType, file);
            }
        }

        return _sent.Contains(message.FullName);
    }

    private void Follow(string request, FileSchema file)
    {
        var pending = new Stack<(string Name, FileSchema User)>([(request, file)]);
        while (pending.TryPop(out var next))
        {
            if (_sent.Contains(next.Name) || set.FindType(next.Name, next.User) is not MessageSchema message)
                continue;
            _sent.Add(message.FullName);
            foreach (var field in message.Fields.Where(f => f.TypeName is not null && f.DeclaredKind != FieldKind.Enum && !FieldBehavior.Has(f, FieldBehaviorValues.OutputOnly)))
                pending.Push((field.TypeName!, message.File));
        }
    }

    /// <summary>A file and those that import it, directly or not.</summary>
    private List<FileEntry> FilesThatSee(string name)
    {
        var importers = _importers ??= ReadImports();
        List<FileEntry> found = set.Index.TryGet(name, out var own) ? [own] : [];
        HashSet<string> seen = new(StringComparer.Ordinal) { name };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(importers[found[i].Name].Where(e => seen.Add(e.Name)));
        return found;
    }

    private ILookup<string, FileEntry> ReadImports()
    {
        List<(string Imported, FileEntry By)> imports = [];
        _withServices = new(StringComparer.Ordinal);
        foreach (var entry in set.Index.Files)
            set.Descriptors.Reading(() => ReadTop(entry, imports), entry.Name);
        return imports.ToLookup(i => i.Imported, i => i.By, StringComparer.Ordinal);
    }

    private bool ReadTop(FileEntry entry, List<(string, FileEntry)> imports)
    {
        using var bytes = new PooledBytes(set.Descriptors.Source, entry);
        var reader = new WireReader(bytes.Span);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) == (FileFields.Dependency, WireType.Length))
            {
                imports.Add((reader.ReadString(), entry));
                continue;
            }

            if (reader.Field == FileFields.Service)
                _withServices!.Add(entry.Name);
            reader.Skip();
        }

        return true;
    }
}

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>The files that compiling a tree would read, and which imports which.</summary>
internal sealed class ImportGraph
{
    private const string BundledId = "bundled";

    private readonly Dictionary<string, Node> _files = new(StringComparer.Ordinal);
    private ILookup<string, string>? _importers;

    /// <summary>The files by name: those of the tree, those they import, and so on.</summary>
    public IReadOnlyDictionary<string, Node> Files => _files;

    /// <summary>Follows the imports of a tree.</summary>
    /// <returns>The graph; null when an import leads nowhere or a file is not plain to read. protoc tells what is wrong with it.</returns>
    /// <exception cref="SchemaException">A file is a pointer of Git LFS.</exception>
    public static ImportGraph? Of(ProtoTree tree, BlobStore blobs)
    {
        using var progress = Progress.Show($"reading {tree.Input}");
        var graph = new ImportGraph();
        HashSet<string> seen = new(tree.Names, StringComparer.Ordinal);
        List<string> pending = [.. tree.Names];
        while (pending.Count > 0)
        {
            string[] own = [.. pending.Where(n => tree.IdOf(n) is not null)];
            var contents = own.Zip(tree.Read(own)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
            List<string> next = [];
            foreach (var name in pending)
            {
                var id = tree.IdOf(name) ?? BundledId;
                if ((contents.GetValueOrDefault(name) ?? Protoc.ReadBundled(name)) is not { } content)
                    return null;
                var statements = id == BundledId ? ProtoStatements.Scan(content) : blobs.StatementsOf(id, content);
                if (statements is null)
                    return LargeFile.IsPointer(content) ? throw LargeFile.Error(tree.Input, name) : null;
                graph._files.Add(name, new(id, statements));
                next.AddRange(statements.Imports.Where(seen.Add));
            }

            pending = next;
        }

        return graph;
    }

    /// <summary>The files that import one.</summary>
    public IEnumerable<string> ImportersOf(string name) =>
        (_importers ??= _files.SelectMany(f => f.Value.Statements.Imports.Select(i => (Imported: i, By: f.Key))).ToLookup(i => i.Imported, i => i.By, StringComparer.Ordinal))[name];

    /// <summary>The files that one imports.</summary>
    public IEnumerable<string> ImportsOf(string name) => _files.TryGetValue(name, out var node) ? node.Statements.Imports : [];

    /// <summary>
    /// The files that have to be compiled to compare two trees: those that differ, those that see them and may mean something else by the same
    /// words, and what all of these import. Whatever is not among them is the same on both sides in every respect.
    /// </summary>
    public static HashSet<string> Differing(ImportGraph previous, ImportGraph current)
    {
        var changed = previous._files.Keys.Union(current._files.Keys, StringComparer.Ordinal)
            .Where(n => previous._files.GetValueOrDefault(n)?.Id != current._files.GetValueOrDefault(n)?.Id);
        var affected = Closure(changed, n => previous.ImportersOf(n).Concat(current.ImportersOf(n)));
        return Closure(affected, n => previous.ImportsOf(n).Concat(current.ImportsOf(n)));
    }

    private static HashSet<string> Closure(IEnumerable<string> start, Func<string, IEnumerable<string>> next)
    {
        HashSet<string> closure = new(start, StringComparer.Ordinal);
        var pending = new Queue<string>(closure);
        while (pending.TryDequeue(out var name))
        {
            foreach (var other in next(name).Where(closure.Add))
                pending.Enqueue(other);
        }

        return closure;
    }

    /// <param name="Id">What git calls its content.</param>
    /// <param name="Statements">Its package and imports.</param>
    internal sealed record Node(string Id, ProtoStatements Statements)
    {
        /// <summary>Whether it comes with protoc rather than from the tree.</summary>
        public bool IsBundled => Id == BundledId;
    }
}

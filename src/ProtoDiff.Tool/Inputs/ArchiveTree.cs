using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>.proto files of an archive. They are read in memory, and nothing is unpacked to where its names say.</summary>
internal static class ArchiveTree
{
    /// <summary>Makes a tree of the entries.</summary>
    /// <exception cref="SchemaException">There are none, or a name leads out of the archive or is there twice.</exception>
    public static ProtoTree Of(string input, IReadOnlyList<(string Name, byte[] Content)> entries, BlobStore blobs, SideSettings imports)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        Dictionary<string, byte[]> others = new(StringComparer.Ordinal);
        foreach (var (entry, content) in entries)
        {
            var name = entry.StartsWith("./", StringComparison.Ordinal) ? entry[2..] : entry;
            if (!ProtoTree.IsCanonical(name))
                throw new SchemaException($"\"{input}\" holds a path that leaves it: \"{entry}\"");
            if (!(ProtoFiles.IsProto(name) ? files : others).TryAdd(name, content))
                throw new SchemaException($"\"{input}\" holds \"{name}\" twice; make it anew");
        }

        var root = Root(files, others, blobs);
        List<CommitTree.Blob> blobsOfTree = [];
        foreach (var (name, content) in files)
        {
            var id = ProtoTree.IdOf(content, blobs.IsSha256);
            blobs[id] = content;
            blobsOfTree.Add(new(id, name[root.Length..], !ProtoFiles.IsHidden(name)));
        }

        if (!blobsOfTree.Exists(b => b.IsListed))
            throw ProtoFiles.None(input);
        var tree = new StoredTree(input, blobsOfTree, blobs, _ => []);
        var place = new ArchivePlace(input, tree, others.Where(o => o.Key.StartsWith(root, StringComparison.Ordinal)).ToDictionary(o => o.Key[root.Length..], o => o.Value, StringComparer.Ordinal));
        var rooted = RootedTree.Of(place, imports, usersRoot: null, blobs);
        return rooted is { Names.Count: 0 } ? throw rooted.None() : rooted ?? (ProtoTree)tree;
    }

    /// <summary>Whether a file of an archive is of use: as a schema, or to tell where imports start from.</summary>
    public static bool IsOfUse(string name) =>
        ProtoFiles.IsProto(name) || ProjectRoots.IsProject(name) || Path.GetFileName(name) is BufModule.FileName or BufModule.WorkspaceName;

    // Archives of repositories have everything in one directory, named after the version: it is not part of the names, unless imports say so.
    private static string Root(Dictionary<string, byte[]> files, Dictionary<string, byte[]> others, BlobStore blobs)
    {
        var first = files.Keys.FirstOrDefault()?.Split('/') is [var directory, _, ..] ? directory + "/" : "";
        if (first.Length == 0 || !files.Keys.Concat(others.Keys).All(n => n.StartsWith(first, StringComparison.Ordinal)))
            return "";
        if (others.Keys.Any(o => SlashPath.Parent(o) + "/" == first))
            return first;
        string[] imports = [.. files.Values.SelectMany(c => blobs.StatementsOf(ProtoTree.IdOf(c, blobs.IsSha256), c)?.Imports ?? [])];
        return imports.Count(files.ContainsKey) > imports.Count(i => files.ContainsKey(first + i)) ? "" : first;
    }
}

using System.Text;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>What lies in a commit, as <c>git ls-tree</c> lists it; links are resolved inside it, and nowhere else.</summary>
internal sealed class CommitTree
{
    private const string LinkMode = "120000";
    private const string SubmoduleMode = "160000";
    private const int MaxLinks = 40;

    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal) { "" };
    private readonly string _input;
    private readonly Func<string, string> _readLink;

    /// <param name="input">What the user calls the commit.</param>
    /// <param name="listing">What git wrote: each entry is <c>mode type id</c>, a tab, the path, a zero byte (git-ls-tree, "Output format").</param>
    /// <param name="readLink">Reads a blob as text.</param>
    /// <exception cref="SchemaException">It holds a name twice.</exception>
    public CommitTree(string input, byte[] listing, Func<string, string> readLink)
    {
        (_input, _readLink) = (input, readLink);
        foreach (var line in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t', 2) is not [var facts, var path] || facts.Split(' ') is not [var mode, _, var id])
                throw new SchemaException($"\"{input}\" cannot be read: git lists \"{line}\"");

            // Bytes that are not UTF-8 all read alike: then two names can become one.
            if (!_entries.TryAdd(path, new(mode, id)))
                throw new SchemaException($"\"{input}\" holds \"{path}\" twice, or its name is not UTF-8; the commit is damaged, or has to be made anew with other names");
            for (var slash = path.LastIndexOf('/'); slash > 0 && _directories.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
            {
            }
        }
    }

    public bool IsEmpty => _entries.Count == 0;

    public bool HasLinks => _entries.Values.Any(e => e.Mode == LinkMode);

    public bool IsDirectory(string path) => _directories.Contains(path);

    /// <summary>The paths of all files of a directory and below.</summary>
    public IEnumerable<string> Paths(string directory) => _entries.Keys.Where(p => SlashPath.IsInside(p, directory));

    /// <summary>The blob of a file, or null when the path is none.</summary>
    public string? FileAt(string path) => _entries.TryGetValue(path, out var entry) && entry.Mode is not (LinkMode or SubmoduleMode) ? entry.Id : null;

    /// <summary>Follows the links of a path; null when it leads to nothing.</summary>
    /// <exception cref="SchemaException">It leaves the commit, or leads in a circle or into a submodule.</exception>
    public string? Resolve(string path)
    {
        var resolved = "";
        var pending = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                if (resolved.Length == 0)
                    throw Outside(path);
                resolved = SlashPath.Parent(resolved)!;
                continue;
            }

            var next = Join(resolved, part);
            if (!_entries.TryGetValue(next, out var entry))
            {
                if (!IsDirectory(next))
                    return null;
                resolved = next;
                continue;
            }

            if (entry.Mode == SubmoduleMode)
                throw Submodule(next);
            if (entry.Mode != LinkMode)
            {
                // A file has nothing below it.
                return pending.Count == 0 ? next : null;
            }

            if (++links > MaxLinks)
                throw new SchemaException($"\"{_input}\": the symbolic link \"{path}\" leads in a circle; repair it in a new commit, or compare another directory");
            var target = _readLink(entry.Id);
            if (target.StartsWith('/'))
                throw Outside(path);
            foreach (var p in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                pending.Push(p);
        }

        return resolved;
    }

    /// <summary>
    /// The .proto files of a directory and below, as <see cref="DirectoryWalk"/> lists them on disk; and those that are not listed but can be
    /// imported, from hidden directories and through links to what is listed elsewhere.
    /// </summary>
    /// <param name="directory">The directory, without links in its path; empty for all.</param>
    /// <param name="isStrict">Whether what cannot be read is an error: not where files only may be imported.</param>
    /// <exception cref="SchemaException">Something in it cannot be read.</exception>
    public IEnumerable<Blob> Files(string directory, bool isStrict)
    {
        List<Blob> blobs = [];
        List<string> walked = [];
        Walk(directory, "", isListed: true);
        return blobs;

        void Walk(string from, string prefix, bool isListed)
        {
            if (isListed)
                walked.Add(from);
            List<string> links = [];
            foreach (var (path, entry) in _entries)
            {
                if (!IsBelow(path, from) || (isListed && walked.Exists(w => w.Length > from.Length && IsBelow(path, w))))
                    continue;
                var name = from.Length > 0 ? path[(from.Length + 1)..] : path;
                var isHidden = ProtoFiles.IsHidden(prefix + name);
                if (entry.Mode == SubmoduleMode)
                {
                    if (isStrict && isListed && !isHidden)
                        throw Submodule(path);
                }
                else if (entry.Mode == LinkMode)
                {
                    if (isListed)
                        links.Add(path);
                }
                else if (ProtoFiles.IsProto(name))
                {
                    blobs.Add(new(entry.Id, prefix + name, isListed && !isHidden));
                }
            }

            // Links last: what they lead to may be at hand without them.
            foreach (var path in links)
                Follow(path, prefix + (from.Length > 0 ? path[(from.Length + 1)..] : path));
        }

        void Follow(string path, string name)
        {
            string? target;
            try
            {
                target = Resolve(path);
                if (target is null && ProtoFiles.IsProto(name))
                    throw new SchemaException($"\"{_input}\" holds \"{path}\", a symbolic link to what the commit does not hold; commit its target, or remove the link");
            }
            catch (SchemaException) when (!isStrict || ProtoFiles.IsHidden(name))
            {
                return;
            }

            if (target is null)
                return;
            if (IsDirectory(target))
                Walk(target, name + "/", isListed: !ProtoFiles.IsHidden(name + "/") && !walked.Exists(w => target == w || IsBelow(target, w)));
            else if (ProtoFiles.IsProto(name))
                blobs.Add(new(FileAt(target)!, name, !ProtoFiles.IsHidden(name)));
        }
    }

    private static bool IsBelow(string path, string directory) =>
        directory.Length == 0 || (path.Length > directory.Length && path[directory.Length] == '/' && path.StartsWith(directory, StringComparison.Ordinal));

    private static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    private SchemaException Outside(string path) => new(
        $"\"{_input}\" holds \"{path}\", a symbolic link to outside of the repository, whose content no commit knows; replace it by what it leads to, or compare another directory");

    private SchemaException Submodule(string path) => new(
        $"\"{_input}\" holds \"{path}\", a submodule, whose files are in another repository; compare a directory without it, or check it out and pass the directory instead of a commit");

    private readonly record struct Entry(string Mode, string Id);

    /// <param name="Id">What git calls its content.</param>
    /// <param name="Name">Its name, relative to the directory that was listed.</param>
    /// <param name="IsListed">Whether it is part of the schema by itself, rather than when something imports it.</param>
    internal sealed record Blob(string Id, string Name, bool IsListed);
}

using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// Lists the .proto files of a directory on disk. Symbolic links are followed; a linked directory that was walked already, under its own
/// name or another, is not listed twice. What cannot be read is an error: it might be what broke.
/// </summary>
internal sealed class DirectoryWalk
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly List<string> _walked = [];
    private readonly List<string> _names = [];
    private readonly List<string> _projects = [];
    private readonly string _root;

    private DirectoryWalk(string root) => _root = root;

    /// <summary>The files, relative to the root, with forward slashes.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Project files that were met on the way, named in the same manner.</summary>
    public IReadOnlyList<string> Projects => _projects;

    /// <summary>Walks a directory.</summary>
    /// <exception cref="SchemaException">Something in the directory cannot be read.</exception>
    public static DirectoryWalk Of(string root)
    {
        var walk = new DirectoryWalk(root);
        try
        {
            walk.Walk(root, "", RealPath.Of(root));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException($"\"{root}\" cannot be read to the end: {e.Message.TrimEnd('.')}; make it readable, or pass the directory that is meant", e);
        }

        return walk;
    }

    private void Walk(string directory, string prefix, string realPath)
    {
        _walked.Add(realPath);
        WalkInside(directory, prefix, realPath);
    }

    private void WalkInside(string directory, string prefix, string realPath)
    {
        List<FileSystemInfo> links = [];
        var isEmpty = true;
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos("*", Everything).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            isEmpty = false;
            if (entry.LinkTarget is not null)
                links.Add(entry);
            else if (entry is DirectoryInfo)
                WalkUnlessHidden(entry);
            else if (ProtoFiles.IsProto(entry.Name))
                Add(entry);
            else if (ProjectRoots.IsProject(entry.Name))
                _projects.Add(prefix + entry.Name);
        }

        if (isEmpty && Submodules.Contain(realPath))
            throw new SchemaException($"\"{_root}\" holds \"{prefix.TrimEnd('/')}\", a submodule that is not checked out; run `git submodule update --init`, or set `submodules: true` where CI checks out");

        // Links last: what they lead to may be at hand without them.
        foreach (var link in links)
            Follow(link);

        void WalkUnlessHidden(FileSystemInfo entry)
        {
            var target = Path.Combine(realPath, entry.Name);
            if (!entry.Name.StartsWith('.') && !_walked.Contains(target))
                WalkInside(entry.FullName, $"{prefix}{entry.Name}/", target);
        }

        void Add(FileSystemInfo entry)
        {
            if (!FileType.IsRegular(entry.FullName))
                throw new SchemaException($"\"{_root}\" holds \"{prefix}{entry.Name}\", which is a pipe or a device; remove it, or pass the directory that is meant");
            _names.Add(prefix + entry.Name);
        }

        void Follow(FileSystemInfo link)
        {
            if (Directory.Exists(link.FullName))
            {
                var target = RealPath.Of(link.FullName);
                if (!link.Name.StartsWith('.') && !_walked.Any(w => RealPath.IsInside(target, w)))
                    Walk(link.FullName, $"{prefix}{link.Name}/", target);
            }
            else if (!ProtoFiles.IsProto(link.Name))
            {
                return;
            }
            else if (link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true })
            {
                Add(link);
            }
            else
            {
                throw new SchemaException($"\"{_root}\" holds \"{prefix}{link.Name}\", a symbolic link to \"{link.LinkTarget}\", which is not there; restore it, or remove the link");
            }
        }
    }
}

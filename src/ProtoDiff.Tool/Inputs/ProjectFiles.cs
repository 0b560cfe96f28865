using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// The .proto files of a build: several import roots, and files named one by one. The build writes them as lines of <c>root DIR</c>,
/// <c>import DIR</c> and <c>file PATH</c>, where a root is a directory that files are named from, and an import one that is only looked in.
/// </summary>
/// <param name="Input">What the user calls them.</param>
/// <param name="Roots">Where imports are looked for, in order.</param>
/// <param name="Files">The files to compile; others are there only when these import them.</param>
internal sealed record ProjectFiles(string Input, IReadOnlyList<string> Roots, IReadOnlyList<string> Files)
{
    /// <summary>Reads the list of a build. Relative paths start at the current directory.</summary>
    /// <exception cref="SchemaException">It cannot be read, or holds something else.</exception>
    public static ProjectFiles Read(string list)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(list);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException($"\"{list}\" cannot be read: {e.Message}", e);
        }

        List<string> roots = [], imports = [], files = [];
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            var kind = line.Split(' ', 2) switch
            {
                ["root", _] => roots,
                ["import", _] => imports,
                ["file", _] => files,
                _ => throw new SchemaException($"\"{list}\" is no list of .proto files: \"{line}\""),
            };
            kind.Add(RealPath.Of(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        }

        // A file is named from the first root that holds it: the innermost is the one that was meant.
        return new(list, [.. roots.OrderByDescending(r => r.Length).Concat(imports).Distinct()], files);
    }

    /// <summary>The same files as they are in a commit, and those beside them that are on disk no more.</summary>
    /// <returns>The files; null when the commit has none of them.</returns>
    /// <exception cref="SchemaException">The commit cannot be read.</exception>
    public ProjectFiles? At(GitReference reference, TemporaryDirectory output)
    {
        var here = RealPath.Of(".");
        var repository = GitRepository.Containing(here, reference.Text);
        var depth = repository.PrefixFor(reference).Count(c => c == '/');
        var top = Path.GetFullPath(Path.Combine([here, .. Enumerable.Repeat("..", depth)]));
        var inside = Roots.Where(r => RealPath.IsInside(r, top)).ToArray();
        var exported = Common(inside.Concat(Files.Where(f => RealPath.IsInside(f, top)).Select(f => Path.GetDirectoryName(f)!)));
        if (exported is null || CommitPlace.At(repository, reference, Slashes(Path.GetRelativePath(top, exported)), new())?.Plain() is not { } tree)
            return null;

        var commit = tree.OnDisk(output);
        string Then(string now) => Path.GetFullPath(Path.Combine(commit.Root, Path.GetRelativePath(exported, now)));
        string[] files =
        [
            .. Files.Where(f => RealPath.IsInside(f, exported)).Select(Then).Where(File.Exists),
            .. inside.SelectMany(r => Deleted(r, commit, exported)).Distinct(),
        ];

        // What a package brought along is in the repository's directory now and then, and not in its commits.
        return files.Length == 0 ? null : new(reference.Text, [.. Roots.Select(r => inside.Contains(r) && Directory.Exists(Then(r)) ? Then(r) : r)], files);
    }

    /// <summary>Where a file of the compiled set is on disk; null when it came with protoc.</summary>
    public string? Find(string name) => Roots.Select(r => Path.Combine(r, name)).FirstOrDefault(File.Exists);

    // Below the directory that a root's files have in common: what else is gone from the repository was not this build's.
    private IEnumerable<string> Deleted(string root, ProtoFiles commit, string exported)
    {
        var directory = Common(Files.Where(f => RealPath.IsInside(f, root)).Select(f => Path.GetDirectoryName(f)!));
        return commit.Names
            .Where(n => directory is not null && Path.GetFullPath(Path.Combine(exported, n)) is var now && RealPath.IsInside(now, directory) && !File.Exists(now))
            .Select(n => Path.GetFullPath(Path.Combine(commit.Root, n)));
    }

    private static string? Common(IEnumerable<string> directories) =>
        directories.Aggregate((string?)null, (common, d) =>
        {
            common ??= d;
            while (!RealPath.IsInside(d, common))
                common = Path.GetDirectoryName(common)!;
            return common;
        });

    private static string Slashes(string path) => path == "." ? "" : path.Replace(Path.DirectorySeparatorChar, '/');
}

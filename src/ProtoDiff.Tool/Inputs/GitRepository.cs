using System.Text;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A git repository, read through plumbing commands: nothing is checked out, and nothing in it changes.</summary>
internal sealed class GitRepository
{
    private const string SymbolicLink = "120000";

    private readonly string _directory;

    private GitRepository(string directory, string prefix)
    {
        _directory = directory;
        Prefix = prefix;
    }

    /// <summary>The directory the repository was found from, relative to its root: empty, or ending in a slash.</summary>
    public string Prefix { get; }

    /// <summary>Finds the repository that a directory is in.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="input">What the user calls the input that needs it.</param>
    /// <exception cref="SchemaException">There is none, or no git.</exception>
    public static GitRepository Containing(string directory, string input)
    {
        var run = ChildProcess.Run("git", ["-C", directory, "rev-parse", "--show-prefix"])
            ?? throw new SchemaException($"\"{input}\" needs git, which is not on the PATH");
        return run.ExitCode == 0
            ? new(directory, Encoding.UTF8.GetString(run.Output).TrimEnd('\r', '\n'))
            : throw new SchemaException($"\"{input}\" cannot be read from \"{directory}\"; git says: {FirstLine(run.Error)}");
    }

    /// <summary>Writes the .proto files of a commit to disk.</summary>
    /// <param name="reference">The commit.</param>
    /// <param name="path">The directory whose files are wanted, or one file; from the root of the repository.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="SchemaException">There is no such commit, or nothing at the path.</exception>
    public ProtoFiles Export(GitReference reference, string path, TemporaryDirectory output)
    {
        var commit = Commit(reference);
        var files = List(reference, commit, path);
        var isSingle = files is [var only] && only.Path == path;
        var root = isSingle ? path[..(path.LastIndexOf('/') + 1)] : path.Length > 0 ? path + "/" : "";

        // A single file is compiled alone, but may import its neighbours: they come along.
        var directory = output.File("commit");
        Write(reference, isSingle ? List(reference, commit, root) : files, root, directory);
        return new(reference.Text, directory, [.. files.Select(b => b.Path[root.Length..])], IsUsers: false);
    }

    private string Commit(GitReference reference)
    {
        var commit = Git(reference, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference.Revision}^{{commit}}")
            ?? throw new SchemaException($"\"{reference.Text}\": there is no commit \"{reference.Revision}\"; a shallow clone may have to fetch it first");
        return Encoding.UTF8.GetString(commit).Trim();
    }

    /// <summary>The .proto files at a path of a commit and below; at the root when the path is empty.</summary>
    private List<Blob> List(GitReference reference, string commit, string path)
    {
        string[] at = path.Length > 0 ? [path] : [];
        if (Git(reference, ["ls-tree", "-r", "-z", "--full-tree", commit, .. at]) is not { Length: > 0 } listing)
            throw new SchemaException($"\"{reference.Text}\": commit \"{reference.Revision}\" has no \"{path}\"");
        var blobs = Blobs(listing);
        return blobs.Count > 0
            ? blobs
            : throw new SchemaException($"\"{reference.Text}\" holds no .proto files{(path.Length > 0 ? $" in \"{path}\"" : "")}");
    }

    private void Write(GitReference reference, List<Blob> blobs, string root, string directory)
    {
        var contents = ChildProcess.Run("git", ["-C", _directory, "cat-file", "--batch"], string.Concat(blobs.Select(b => $"{b.Id}\n")));
        if (contents is not { ExitCode: 0 })
            throw new SchemaException($"\"{reference.Text}\" cannot be read; git says: {FirstLine(contents?.Error ?? "")}");
        var rest = contents.Output.AsSpan();
        foreach (var blob in blobs)
        {
            // Each is `<id> blob <size>`, a line feed, the bytes, a line feed (git-cat-file, "Batch output").
            var end = rest.IndexOf((byte)'\n');
            var header = end < 0 ? [] : Encoding.ASCII.GetString(rest[..end]).Split(' ');
            if (header is not [_, "blob", var text] || !int.TryParse(text, out var size))
                throw new SchemaException($"\"{reference.Text}\" cannot be read: {blob.Path} is not in the repository; a partial clone may have to fetch it first");
            var path = Path.GetFullPath(Path.Combine(directory, blob.Path[root.Length..]));
            if (!path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new SchemaException($"\"{reference.Text}\" holds a path that leaves it: {blob.Path}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, rest.Slice(end + 1, size));
            rest = rest[(end + 1 + size + 1)..];
        }
    }

    // Each entry is `<mode> <type> <id>`, a tab, the path, a zero byte (git-ls-tree, "Output format").
    private static List<Blob> Blobs(byte[] listing)
    {
        List<Blob> blobs = [];
        foreach (var entry in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('\t', 2) is [var facts, var path] && facts.Split(' ') is [not SymbolicLink, "blob", var id] && ProtoFiles.IsProto(path))
                blobs.Add(new(id, path));
        }

        return blobs;
    }

    private byte[]? Git(GitReference reference, params string[] arguments)
    {
        var run = ChildProcess.Run("git", ["-C", _directory, .. arguments])
            ?? throw new SchemaException($"\"{reference.Text}\" needs git, which is not on the PATH");
        return run.ExitCode == 0 ? run.Output : null;
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0];

    private sealed record Blob(string Id, string Path);
}

using System.Text;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A git repository, read through plumbing commands: nothing is checked out, and nothing in it changes.</summary>
internal sealed class GitRepository
{
    private const string DirectoryVariable = "GIT_DIR";
    private const string WorkTreeVariable = "GIT_WORK_TREE";

    private readonly string _git;
    private readonly string _directory;
    private readonly (string, string?)[] _environment;
    private readonly string? _prefix;

    private GitRepository(string git, string directory, (string, string?)[] environment, string? prefix)
    {
        _git = git;
        _directory = directory;
        _environment = environment;
        _prefix = prefix;
    }

    /// <summary>The directory the repository was found from, relative to its root: empty, or ending in a slash.</summary>
    /// <exception cref="SchemaException">The environment names a repository, and not where its root is on disk.</exception>
    public string PrefixFor(GitReference reference) =>
        _prefix ?? throw new SchemaException(
            $"\"{reference.Text}\": {DirectoryVariable} names a repository that \"{_directory}\" is not in; write {reference.Text}:path, or unset {DirectoryVariable}");

    /// <summary>Finds the repository that a directory is in.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="input">What the user calls the input that needs it.</param>
    /// <exception cref="SchemaException">There is none, or no git.</exception>
    public static GitRepository Containing(string directory, string input)
    {
        var git = ChildProcess.Find("git") ?? throw NoGit(input);

        // Hooks run with GIT_DIR set, and git then takes any directory for the root of the work tree. Found from the directory itself it knows better.
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is not { Length: > 0 } named)
            return new(git, directory, [], Ask(git, directory, input, [], "--show-prefix"));
        (string, string?)[] fromEnvironment = [(DirectoryVariable, Path.GetFullPath(named))];
        var repository = Ask(git, directory, input, fromEnvironment, "--path-format=absolute", "--git-common-dir");
        if (Environment.GetEnvironmentVariable(WorkTreeVariable) is { Length: > 0 } workTree)
        {
            fromEnvironment = [.. fromEnvironment, (WorkTreeVariable, Path.GetFullPath(workTree))];
            return new(git, directory, fromEnvironment, Ask(git, directory, input, fromEnvironment, "--show-prefix"));
        }

        (string, string?)[] found = [(DirectoryVariable, null), (WorkTreeVariable, null)];
        try
        {
            if (Ask(git, directory, input, found, "--path-format=absolute", "--git-common-dir") == repository)
                return new(git, directory, fromEnvironment, Ask(git, directory, input, found, "--show-prefix"));
        }
        catch (SchemaException)
        {
            // The directory is in no repository of its own.
        }

        return new(git, directory, fromEnvironment, prefix: null);
    }

    /// <summary>Writes the .proto files of a commit to disk.</summary>
    /// <param name="reference">The commit.</param>
    /// <param name="path">The directory whose files are wanted, or one file; from the root of the repository.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="SchemaException">There is no such commit, or nothing at the path.</exception>
    public ProtoFiles Export(GitReference reference, string path, TemporaryDirectory output)
    {
        var commit = Commit(reference);
        var tree = List(reference, commit, path);

        // A link can lead anywhere in the commit.
        if (tree.IsEmpty || tree.HasLinks)
            tree = List(reference, commit, "");
        var place = tree.Resolve(path) ?? throw new SchemaException($"\"{reference.Text}\": commit \"{reference.Revision}\" has no \"{path}\"");
        var directory = output.File("commit");
        if (tree.FileAt(place) is not { } single)
            return Write(reference, tree.Files(place, isStrict: true), directory, output);
        if (!ProtoFiles.IsProto(path))
            throw new SchemaException($"\"{reference.Text}\": \"{path}\" is neither a directory nor a .proto file; pass a descriptor set as a file");

        // A single file is compiled alone, but may import its neighbours: they come along.
        var root = path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
        var name = path[(root.Length > 0 ? root.Length + 1 : 0)..];
        var neighbours = List(reference, commit, root);
        if (neighbours.IsEmpty || neighbours.HasLinks)
            neighbours = List(reference, commit, "");
        var others = neighbours.Files(neighbours.Resolve(root)!, isStrict: false).Where(b => b.Name != name);
        return Write(reference, [new(single, name, IsListed: true), .. others.Select(b => b with { IsListed = false })], directory, output);
    }

    private static string Ask(string git, string directory, string input, (string, string?)[] environment, params string[] question)
    {
        var run = ChildProcess.Run(git, Arguments(directory, ["rev-parse", .. question]), environment: environment) ?? throw NoGit(input);
        return run.ExitCode == 0
            ? Encoding.UTF8.GetString(run.Output).TrimEnd('\r', '\n')
            : throw new SchemaException($"\"{input}\" cannot be read from \"{directory}\"; git says: {FirstLine(run.Error)}");
    }

    // Paths mean what they say, and a repository that lies among the files being compared, with a configuration of its own, is not taken for theirs.
    private static string[] Arguments(string directory, IEnumerable<string> arguments) =>
        ["--literal-pathspecs", "-c", "safe.bareRepository=explicit", "-C", Path.GetFullPath(directory), .. arguments];

    private static SchemaException NoGit(string input) => new($"\"{input}\" needs git, which is not on the PATH");

    private static string FirstLine(string text) => text.Trim().Split('\n')[0];

    private string Commit(GitReference reference)
    {
        var run = Run(reference, "", "rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference.Revision}^{{commit}}");
        return run.ExitCode == 0
            ? Encoding.UTF8.GetString(run.Output).Trim()
            : throw new SchemaException($"\"{reference.Text}\": there is no commit \"{reference.Revision}\"; a shallow clone may have to fetch it first");
    }

    /// <summary>What a commit holds at a path and below; everything when the path is empty.</summary>
    private CommitTree List(GitReference reference, string commit, string path)
    {
        string[] at = path.Length > 0 ? [path] : [];
        var run = Run(reference, "", ["ls-tree", "-r", "-z", "--full-tree", commit, "--", .. at]);
        return run.ExitCode == 0
            ? new(reference.Text, run.Output, id => Encoding.UTF8.GetString(Contents(reference, [id])[0]))
            : throw new SchemaException($"\"{reference.Text}\" cannot be read; git says: {FirstLine(run.Error)}");
    }

    private ProtoFiles Write(GitReference reference, IEnumerable<CommitTree.Blob> files, string directory, TemporaryDirectory output)
    {
        CommitTree.Blob[] blobs = [.. files];
        var listed = new ProtoFiles(reference.Text, directory, [.. blobs.Where(b => b.IsListed).Select(b => b.Name).Order(StringComparer.Ordinal)], isUsers: false);
        var contents = Contents(reference, [.. blobs.Select(b => b.Id)]);
        for (var i = 0; i < blobs.Length; i++)
        {
            var path = Path.GetFullPath(Path.Combine(directory, blobs[i].Name));
            if (!path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new SchemaException($"\"{reference.Text}\" holds a path that leaves it: \"{blobs[i].Name}\"");
            try
            {
                output.Write(path, contents[i]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SchemaException($"\"{reference.Text}\": \"{blobs[i].Name}\" cannot be put into the temporary directory: {e.Message}", e);
            }
        }

        return listed;
    }

    private List<byte[]> Contents(GitReference reference, IReadOnlyList<string> ids)
    {
        var run = Run(reference, string.Concat(ids.Select(id => $"{id}\n")), "cat-file", "--batch");
        if (run.ExitCode != 0)
            throw new SchemaException($"\"{reference.Text}\" cannot be read; git says: {FirstLine(run.Error)}");
        var rest = run.Output.AsSpan();
        List<byte[]> contents = [];
        foreach (var id in ids)
        {
            // Each is `<id> blob <size>`, a line feed, the bytes, a line feed (git-cat-file, "Batch output").
            var end = rest.IndexOf((byte)'\n');
            var header = end < 0 ? [] : Encoding.ASCII.GetString(rest[..end]).Split(' ');
            if (header is not [_, "blob", var text] || !int.TryParse(text, out var size) || size > rest.Length - end - 2)
                throw new SchemaException($"\"{reference.Text}\" cannot be read: {id} is not in the repository; a partial clone may have to fetch it first");
            contents.Add(rest.Slice(end + 1, size).ToArray());
            rest = rest[(end + 1 + size + 1)..];
        }

        return contents;
    }

    private ChildProcess Run(GitReference reference, string input, params string[] arguments) =>
        ChildProcess.Run(_git, Arguments(_directory, arguments), input, environment: _environment) ?? throw NoGit(reference.Text);
}

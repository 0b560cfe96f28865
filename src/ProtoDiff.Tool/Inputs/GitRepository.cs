using System.Security.Cryptography;
using System.Text;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A git repository, read through plumbing commands: nothing is checked out, and nothing in it changes.</summary>
internal sealed class GitRepository
{
    private const string DirectoryVariable = "GIT_DIR";
    private const string WorkTreeVariable = "GIT_WORK_TREE";

    private const char EntryMark = '\u0001';
    private const char PartMark = '\u0002';
    private const string LogFormat = "--format=%x01%H%x02%h%x02%cs%x02%s%x02";

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

    /// <summary>A repository by its own directory, as <c>.git#…</c> names it.</summary>
    /// <exception cref="SchemaException">There is no git.</exception>
    public static GitRepository At(string directory, string input)
    {
        (string, string?)[] environment = [(DirectoryVariable, Path.GetFullPath(directory)), (WorkTreeVariable, null)];
        return new(ChildProcess.Find("git") ?? throw NoGit(input), ".", environment, prefix: null);
    }

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

    /// <summary>Whether a commit has anything at a path.</summary>
    public bool IsThere(GitReference reference, string path) => List(reference, Commit(reference), []).Resolve(path) is not null;

    /// <summary>A path on disk, from where the repository was found, as commits have it.</summary>
    /// <exception cref="SchemaException">It is outside of the repository.</exception>
    public string PathOf(string path, string input)
    {
        var reference = GitReference.TryParse($"git:HEAD:{_prefix}{path.Replace(Path.DirectorySeparatorChar, '/')}")!;
        return !Path.IsPathRooted(path) && _prefix is not null ? reference.Path! : throw new SchemaException($"\"{input}\": name \"{path}\" relative to the current directory, which has to be in the repository");
    }

    /// <summary>The start of a range, and the commits after it, along first parents, that change .proto files at a path; the oldest first.</summary>
    /// <exception cref="SchemaException">There is no such range.</exception>
    public IReadOnlyList<CommitInfo> Log(string range, string from, string to, string path)
    {
        string[] ends = [Commit(new(range, GitRevision.Commit, from, path)), Commit(new(range, GitRevision.Commit, to, path))];
        string[] at = path.Length > 0 ? [$":(top,literal){path}"] : [];
        var run = ChildProcess.Run(
            _git,
            ["-c", "safe.bareRepository=explicit", "-C", Path.GetFullPath(_directory), "log", "-z", "--first-parent", "--diff-merges=first-parent", "--reverse", "--no-renames", "--name-only", LogFormat, $"{ends[0]}..{ends[1]}", "--", .. at],
            environment: _environment) ?? throw NoGit(range);
        if (run.ExitCode != 0)
            throw new SchemaException($"\"{range}\" cannot be read; git says: {FirstLine(run.Error)}");
        List<CommitInfo> commits = [new(ends[0], ends[0][..7], "", from)];
        foreach (var entry in Encoding.UTF8.GetString(run.Output).Split(EntryMark, StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split(PartMark, 5) is [var id, var shortId, var date, var subject, var names] && names.Split('\0').Any(n => ProtoFiles.IsProto(n.TrimEnd('\n'))))
                commits.Add(new(id, shortId, date, subject));
        }

        // A mark within a subject cuts its entry in two, and the commit is passed over: whatever it broke is found at the end at the latest.
        if (commits[^1].Id != ends[1])
            commits.Add(new(ends[1], ends[1][..7], "", to));
        return commits;
    }

    /// <summary>The id of a commit.</summary>
    /// <exception cref="SchemaException">There is none.</exception>
    public string Commit(GitReference reference)
    {
        var revision = reference.Kind switch
        {
            GitRevision.MergeBase => MergeBase(reference),
            GitRevision.LatestTag => LatestTag(reference),
            _ => reference.Revision,
        };
        var run = Run(reference, "", "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}");
        return run.ExitCode == 0
            ? Encoding.UTF8.GetString(run.Output).Trim()
            : throw new SchemaException($"\"{reference.Text}\": there is no commit \"{revision}\"; {HowToGet(reference)}");
    }

    /// <summary>What a commit holds at some paths and below; everything when there are none.</summary>
    public CommitTree List(GitReference reference, string commit, IReadOnlyList<string> paths) =>
        new(reference.Text, Listing(reference, commit, ["-r"], paths.Contains("") ? [] : paths), id => Encoding.UTF8.GetString(Contents(reference, [id])[0]));

    /// <summary>The files of a directory and of those above it, by directory.</summary>
    public ILookup<string, string> FilesAround(GitReference reference, string commit, string directory)
    {
        List<string> directories = [];
        for (var at = directory; at is not null; at = SlashPath.Parent(at))
            directories.Add($"{(at.Length > 0 ? at : ".")}/");
        return Encoding.UTF8.GetString(Listing(reference, commit, ["--name-only"], directories)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(p => SlashPath.Parent(p)!, p => p[(p.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
    }

    /// <summary>Reads contents by id.</summary>
    /// <exception cref="SchemaException">One is not there.</exception>
    public List<byte[]> Contents(GitReference reference, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            return [];
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

    /// <summary>A directory on disk as commits have it; null when it is not in the repository.</summary>
    public string? PlaceOf(string directory)
    {
        if (_prefix is null)
            return null;
        var path = Path.GetRelativePath(Path.GetFullPath(_directory), Path.GetFullPath(directory)).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(path) || SlashPath.Join(_prefix, path) is var place && place.StartsWith("..", StringComparison.Ordinal) ? null : place;
    }

    /// <summary>Whether ids are of the longer kind.</summary>
    public static bool IsSha256(string id) => id.Length == 2 * SHA256.HashSizeInBytes;

    private static string Ask(string git, string directory, string input, (string, string?)[] environment, params string[] question)
    {
        var run = ChildProcess.Run(git, Arguments(directory, ["rev-parse", .. question]), environment: environment) ?? throw NoGit(input);
        return run.ExitCode == 0
            ? Encoding.UTF8.GetString(run.Output).TrimEnd('\r', '\n')
            : throw new SchemaException($"\"{input}\" cannot be read from \"{directory}\"; git says: {FirstLine(run.Error)}{HowToRead(run.Error)}");
    }

    private static string HowToRead(string error) => error.Contains("bare repository", StringComparison.Ordinal)
        ? "; a repository without files is named with its directory, as DIR.git#ref=REF,subdir=PATH"
        : "";

    // Paths mean what they say, and a repository that lies among the files being compared, with a configuration of its own, is not taken for theirs.
    private static string[] Arguments(string directory, IEnumerable<string> arguments) =>
        ["--literal-pathspecs", "-c", "safe.bareRepository=explicit", "-C", Path.GetFullPath(directory), .. arguments];

    private static SchemaException NoGit(string input) => new($"\"{input}\" needs git, which is not on the PATH; install it, or pass a directory or a descriptor set");

    private static string FirstLine(string text) => text.Trim().Split('\n')[0];

    private string MergeBase(GitReference reference)
    {
        var run = Run(reference, "", "merge-base", "--end-of-options", "HEAD", reference.Revision);
        return run.ExitCode == 0
            ? Encoding.UTF8.GetString(run.Output).Trim()
            : throw new SchemaException($"\"{reference.Text}\": HEAD and \"{reference.Revision}\" have no commit in common here{(run.Error.Length > 0 ? $"; git says: {FirstLine(run.Error)}" : "")}; {HowToGet(reference)}");
    }

    // By version, pre-releases before their release; HEAD's own tags are what is being released, not what was.
    private string LatestTag(GitReference reference)
    {
        var run = Run(
            reference, "", "-c", "versionsort.suffix=-", "for-each-ref", "--merged=HEAD", "--no-contains=HEAD", "--sort=-version:refname", "--format=%(refname)", $"refs/tags/{reference.Revision}");
        return run.ExitCode == 0 && FirstLine(Encoding.UTF8.GetString(run.Output)) is { Length: > 0 } tag
            ? tag
            : throw new SchemaException($"\"{reference.Text}\": no tag before HEAD matches \"{reference.Revision}\"; {HowToGet(reference)}");
    }

    private string HowToGet(GitReference reference)
    {
        var run = Run(reference, "", "rev-parse", "--is-shallow-repository");
        return Encoding.UTF8.GetString(run.Output).Trim() == "true"
            ? "this is a shallow clone, without the history: run `git fetch --unshallow --tags`, or set `fetch-depth: 0` where CI checks out"
            : "if it is elsewhere, get it with `git fetch --tags`";
    }

    private byte[] Listing(GitReference reference, string commit, string[] options, IReadOnlyList<string> paths)
    {
        var run = Run(reference, "", ["ls-tree", .. options, "-z", "--full-tree", commit, "--", .. paths]);
        return run.ExitCode == 0 ? run.Output : throw new SchemaException($"\"{reference.Text}\" cannot be read; git says: {FirstLine(run.Error)}");
    }

    private ChildProcess Run(GitReference reference, string input, params string[] arguments)
    {
        using var progress = Progress.Show($"reading {reference.Text}");
        return ChildProcess.Run(_git, Arguments(_directory, arguments), input, environment: _environment) ?? throw NoGit(reference.Text);
    }
}

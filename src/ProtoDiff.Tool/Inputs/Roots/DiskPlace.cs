using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>A directory on disk, or one file of it. Paths start at the top of the disk.</summary>
/// <param name="input">What the user calls it.</param>
/// <param name="root">The directory, as the user wrote it.</param>
/// <param name="file">The one file of it; null for all.</param>
/// <param name="blobs">What was read so far.</param>
internal sealed class DiskPlace(string input, string root, string? file, BlobStore blobs) : Place(input, PathOf(root), file)
{
    private readonly string _disk = Path.GetPathRoot(Path.GetFullPath(root))!;
    private readonly Dictionary<string, DirectoryWalk> _walks = new(StringComparer.Ordinal);

    public override string Top { get; } = ConfigurationFile.RepositoryAround(root) is { } repository ? PathOf(repository) : "";

    public override string Home => Top.Length > 0 ? Top : BaseDirectory;

    public override ProtoTree Tree(IReadOnlyList<string> directories) => new DirectoryTree(new(Input, _disk, [], null), blobs);

    public override IReadOnlyList<string?> Read(IReadOnlyList<string> paths) => [.. paths.Select(p => Content(OnDisk(p)))];

    public override bool Has(string directory, string name) => File.Exists(Path.Combine(OnDisk(directory), name));

    public override IEnumerable<string> FilesIn(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(OnDisk(directory)).Select(f => Path.GetFileName(f)!)];
        }
        catch (UnauthorizedAccessException)
        {
            // Only what is compared has to be readable.
            return [];
        }
    }

    public override string? Find(string? relative, string typed)
    {
        if (relative is not null && SlashPath.Join(BaseDirectory, relative) is var here && Directory.Exists(OnDisk(here)))
            return here;
        return Directory.Exists(typed) && Path.GetPathRoot(Path.GetFullPath(typed)) == _disk ? PathOf(typed) : null;
    }

    public override string NameOf(string path) => OnDisk(path);

    /// <summary>The paths of the .proto files below the directory that is to be compared, relative to it.</summary>
    public IReadOnlyList<string> Names() => Walk(BaseDirectory).Names;

    protected override IEnumerable<string> ProtoFilesBelow(string directory) => Walk(directory).Names.Select(n => SlashPath.Join(directory, n));

    protected override IEnumerable<string> ProjectsBelow() => Walk(BaseDirectory).Projects.Select(p => SlashPath.Join(BaseDirectory, p));

    private static string? Content(string path)
    {
        try
        {
            return File.Exists(path) && FileType.IsRegular(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException($"\"{path}\" cannot be read: {e.Message.TrimEnd('.')}; make it readable", e);
        }
    }

    private DirectoryWalk Walk(string directory)
    {
        if (!_walks.TryGetValue(directory, out var walk))
            _walks.Add(directory, walk = DirectoryWalk.Of(OnDisk(directory)));
        return walk;
    }

    // As the user wrote it, as far as it goes: errors quote it.
    private string OnDisk(string path) =>
        SlashPath.IsInside(path, BaseDirectory) ? Path.Combine(root, SlashPath.From(BaseDirectory, path)) : Path.Combine(_disk, path);

    private static string PathOf(string directory)
    {
        var full = Path.GetFullPath(directory);
        return SlashPath.Join("", full[Path.GetPathRoot(full)!.Length..].Replace(Path.DirectorySeparatorChar, '/'));
    }
}

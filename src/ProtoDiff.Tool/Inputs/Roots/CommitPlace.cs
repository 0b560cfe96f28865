using System.Text;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>A directory of a commit, or one file of it.</summary>
internal sealed class CommitPlace : Place
{
    private readonly GitRepository _repository;
    private readonly GitReference _reference;
    private readonly BlobStore _blobs;
    private readonly string _commit;
    private readonly string? _file;
    private CommitTree _tree;
    private ILookup<string, string>? _around;

    private CommitPlace(GitRepository repository, GitReference reference, string commit, CommitTree tree, string directory, string? file, BlobStore blobs)
        : base(reference.Text, directory, file) =>
        (_repository, _reference, _commit, _tree, _file, _blobs) = (repository, reference, commit, tree, file, blobs);

    /// <summary>Finds a place in a commit.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="reference">The commit.</param>
    /// <param name="path">The directory whose files are wanted, or one file; from the root of the repository.</param>
    /// <param name="blobs">What was read so far.</param>
    /// <returns>The place; null when there is nothing at the path.</returns>
    /// <exception cref="SchemaException">There is no such commit, or what is at the path cannot be read.</exception>
    public static CommitPlace? At(GitRepository repository, GitReference reference, string path, BlobStore blobs)
    {
        var commit = repository.Commit(reference);
        blobs.IsSha256 = GitRepository.IsSha256(commit);
        var tree = Listing(repository, reference, commit, [path]);
        if (tree.Resolve(path) is not { } place)
            return null;
        if (tree.FileAt(place) is null)
            return new(repository, reference, commit, tree, place, file: null, blobs);
        if (!Inputs.ProtoFiles.IsProto(path))
            throw new SchemaException($"\"{reference.Text}\": \"{path}\" is neither a directory nor a .proto file; pass a descriptor set as a file");

        // A single file is compiled alone, but may import its neighbours: they come along.
        return new(repository, reference, commit, tree, SlashPath.Parent(path)!, path[(path.LastIndexOf('/') + 1)..], blobs);
    }

    /// <summary>The files, where imports start from the directory; null when there are none.</summary>
    public StoredTree? Plain()
    {
        if (_file is null)
            return Stored(_tree.Files(BaseDirectory, isStrict: true));
        var neighbours = Listing([BaseDirectory]);
        var others = neighbours.Files(neighbours.Resolve(BaseDirectory)!, isStrict: false).Where(b => b.Name != _file);
        return Stored([new(_tree.FileAt(_tree.Resolve(SlashPath.Join(BaseDirectory, _file))!)!, _file, IsListed: true), .. others.Select(b => b with { IsListed = false })]);
    }

    public override ProtoTree Tree(IReadOnlyList<string> directories)
    {
        _tree = Listing(directories);
        CommitTree.Blob[] files = [.. directories.SelectMany(d => Below(d, isStrict: false))];
        return new StoredTree(Input, files, _blobs, Contents);
    }

    public override IReadOnlyList<string?> Read(IReadOnlyList<string> paths)
    {
        var listed = paths.Any(p => _tree.FileAt(p) is null) ? _repository.List(_reference, _commit, paths) : _tree;
        string?[] ids = [.. paths.Select(listed.FileAt)];
        var contents = new Queue<byte[]>(Contents([.. ids.OfType<string>()]));
        return [.. ids.Select(id => id is null ? null : Encoding.UTF8.GetString(contents.Dequeue()))];
    }

    public override bool Has(string directory, string name) => FilesIn(directory).Contains(name);

    public override IEnumerable<string> FilesIn(string directory) => (_around ??= _repository.FilesAround(_reference, _commit, BaseDirectory))[directory];

    public override string? Find(string? relative, string typed)
    {
        string?[] candidates = [relative is null ? null : SlashPath.Join(BaseDirectory, relative), _repository.PlaceOf(typed)];
        return candidates.OfType<string>().FirstOrDefault(c => _repository.List(_reference, _commit, [c]).IsDirectory(c));
    }

    protected override IEnumerable<string> ProtoFilesBelow(string directory) => Below(directory, isStrict: true).Where(b => b.IsListed).Select(b => b.Name);

    protected override IEnumerable<string> ProjectsBelow() => _tree.Paths(BaseDirectory).Where(ProjectRoots.IsProject);

    private IEnumerable<CommitTree.Blob> Below(string directory, bool isStrict) =>
        _tree.Resolve(directory) is { } place && _tree.IsDirectory(place) ? _tree.Files(place, isStrict).Select(b => b with { Name = SlashPath.Join(directory, b.Name) }) : [];

    private StoredTree? Stored(IEnumerable<CommitTree.Blob> files) =>
        files.ToArray() is var found && Array.Exists(found, f => f.IsListed) ? new(Input, found, _blobs, Contents) : null;

    private List<byte[]> Contents(IReadOnlyList<string> ids) => _repository.Contents(_reference, ids);

    private CommitTree Listing(IReadOnlyList<string> paths) => Listing(_repository, _reference, _commit, paths);

    // A link can lead anywhere in the commit.
    private static CommitTree Listing(GitRepository repository, GitReference reference, string commit, IReadOnlyList<string> paths)
    {
        var tree = repository.List(reference, commit, paths);
        return tree.IsEmpty || tree.HasLinks ? repository.List(reference, commit, []) : tree;
    }
}

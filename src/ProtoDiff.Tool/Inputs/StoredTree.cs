namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Files that are not on disk but listed with their ids: those of a commit.</summary>
internal sealed class StoredTree : ProtoTree
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly BlobStore _blobs;
    private readonly Func<IReadOnlyList<string>, IReadOnlyList<byte[]>> _read;

    /// <param name="input">What the user calls it.</param>
    /// <param name="files">Its files; the listed ones make up the schema, the others can be imported.</param>
    /// <param name="blobs">What was read so far.</param>
    /// <param name="read">Reads contents by id.</param>
    public StoredTree(string input, IReadOnlyList<CommitTree.Blob> files, BlobStore blobs, Func<IReadOnlyList<string>, IReadOnlyList<byte[]>> read)
        : base(input, files.Where(f => f.IsListed).Select(f => f.Name))
    {
        (_blobs, _read) = (blobs, read);
        foreach (var file in files)
            _ids.TryAdd(file.Name, file.Id);
    }

    public override string? IdOf(string name) => IsCanonical(name) ? _ids.GetValueOrDefault(name) : null;

    public override IReadOnlyList<byte[]> Read(IReadOnlyList<string> names)
    {
        string[] ids = [.. names.Select(n => _ids[n])];
        string[] unread = [.. ids.Where(id => !_blobs.Has(id)).Distinct()];
        if (unread.Length > 0)
        {
            foreach (var (id, content) in unread.Zip(_read(unread)))
                _blobs[id] = content;
        }

        return [.. ids.Select(id => _blobs[id])];
    }

    public override ProtoFiles OnDisk(TemporaryDirectory output) => ProtoFiles.Write(this, [.. _ids.Keys], output);
}

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Files on disk. Each is read once, so that what is compared, compiled and kept in the cache is the same even while someone writes.</summary>
internal sealed class DirectoryTree(ProtoFiles files, BlobStore blobs) : ProtoTree(files.Input, files.Names)
{
    private readonly Dictionary<string, string?> _ids = new(StringComparer.Ordinal);

    public override string? UsersRoot => files.Root;

    public override string? IdOf(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
            _ids.Add(name, id = Load(name));
        return id;
    }

    public override IReadOnlyList<byte[]> Read(IReadOnlyList<string> names) => [.. names.Select(n => blobs[IdOf(n)!])];

    public override ProtoFiles OnDisk(TemporaryDirectory output) => files;

    private string? Load(string name)
    {
        if (!IsCanonical(name))
            return null;
        var path = Path.Combine(files.Root, name);
        try
        {
            if (!File.Exists(path) || !FileType.IsRegular(path))
                return null;
            var content = File.ReadAllBytes(path);
            var id = IdOf(content, blobs.IsSha256);
            blobs[id] = content;
            return id;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException($"\"{Input}\" cannot be read to the end: {e.Message.TrimEnd('.')}; make it readable, or pass the directory that is meant", e);
        }
    }
}

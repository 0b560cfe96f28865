namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Contents that were read for either side of a comparison, by id: what both sides have is read once.</summary>
internal sealed class BlobStore
{
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProtoStatements?> _statements = new(StringComparer.Ordinal);

    /// <summary>Whether ids are of the longer kind: as the repository has them, if one takes part.</summary>
    public bool IsSha256 { get; set; }

    public bool Has(string id) => _contents.ContainsKey(id);

    public byte[] this[string id]
    {
        get => _contents[id];
        set => _contents[id] = value;
    }

    /// <summary>The package and the imports of a content; null when they cannot be told.</summary>
    public ProtoStatements? StatementsOf(string id, byte[] content)
    {
        if (!_statements.TryGetValue(id, out var statements))
            _statements.Add(id, statements = ProtoStatements.Scan(content));
        return statements;
    }
}

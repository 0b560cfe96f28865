using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>The only files and directories whose findings are wanted. One at which neither side has a file is misspelt, and everything would pass.</summary>
internal sealed class WantedPaths
{
    private readonly List<Wanted> _unseen;

    /// <param name="written">The paths, as the user wrote them.</param>
    /// <param name="paths">What they mean.</param>
    public WantedPaths(IReadOnlyList<string> written, SchemaPaths paths)
    {
        _unseen = [.. written.Select(w => new Wanted(w, paths.Of(w)))];
        Meant = [.. _unseen.SelectMany(p => p.Meant)];
    }

    /// <summary>What they mean; everything when empty.</summary>
    public IReadOnlyList<string> Meant { get; }

    /// <summary>Looks for them in a schema.</summary>
    /// <param name="set">The schema.</param>
    /// <param name="root">The directory on disk that paths of its files start at; null when there is none.</param>
    public void LookIn(DescriptorSet set, string? root)
    {
        if (_unseen.Count == 0 || set.Source.Length == 0)
            return;
        foreach (var file in SchemaComparison.Open(set, new()).Index.Files)
            _unseen.RemoveAll(p => p.Files.Covers(file.Name, () => root is null ? null : Path.GetFullPath(Path.Combine(root, set.PathOf(file.Name)))));
    }

    /// <summary>Refuses those that were not found.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public void RefuseUnseen()
    {
        if (_unseen is [var first, ..])
            throw new ArgumentException($"--path \"{first.Written}\" is the place of no .proto file, neither now nor in what is compared with, and everything would pass; name a file or a directory of the schema");
    }

    private sealed record Wanted(string Written, IReadOnlyList<string> Meant)
    {
        public PathSet Files { get; } = new(Meant, havePatterns: false);
    }
}

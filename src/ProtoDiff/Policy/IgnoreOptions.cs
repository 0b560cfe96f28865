namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// Findings that a team does not want, as <c>ignore</c>, <c>ignore_only</c> and <c>ignore_unstable_packages</c> of <c>buf.yaml</c> say it. A finding is
/// left out when the file it is in, or the previous file it is about, is named: so a deleted file is ignored by the path it had.
/// </summary>
public sealed record IgnoreOptions
{
    /// <summary>
    /// Files, and directories with everything in them. A full path is one on disk, below <see cref="ComparisonResult.RootDirectory"/>; any other is a
    /// name as imports have it, with slashes.
    /// </summary>
    public IReadOnlyCollection<string> Paths { get; init; } = [];

    /// <summary>The only files and directories whose findings are wanted, named in the same way; everything when empty.</summary>
    public IReadOnlyCollection<string> OnlyPaths { get; init; } = [];

    /// <summary>Files and directories that are ignored by some rules only, by the id of a rule or a category.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> PathsByRule { get; init; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>
    /// Whether paths are patterns: <c>*</c> is any part of one name, <c>?</c> one character of it, and <c>**</c> any number of directories.
    /// </summary>
    public bool HasPatterns { get; init; }

    /// <summary>Ignores packages whose last part is an unstable version, such as <c>v1alpha</c>, <c>v2beta1</c> or <c>v1test</c>.</summary>
    public bool UnstablePackages { get; init; }

    /// <summary>The same with other paths: each is replaced by what it stands for.</summary>
    internal IgnoreOptions WithPaths(Func<string, IEnumerable<string>> replace) => this with
    {
        Paths = [.. Paths.SelectMany(replace)],
        OnlyPaths = [.. OnlyPaths.SelectMany(replace)],
        PathsByRule = PathsByRule.ToDictionary(p => p.Key, p => (IReadOnlyCollection<string>)[.. p.Value.SelectMany(replace)], StringComparer.Ordinal),
    };
}

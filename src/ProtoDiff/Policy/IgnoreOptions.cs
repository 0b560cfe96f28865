namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// Findings that a team does not want, as <c>ignore</c>, <c>ignore_only</c> and <c>ignore_unstable_packages</c> of <c>buf.yaml</c> say it. A finding is
/// left out when the file it is in, or the previous file it is about, is named: so a deleted file is ignored by the path it had.
/// </summary>
public sealed record IgnoreOptions
{
    /// <summary>Files, and directories with everything in them, as the schema names them: with slashes, relative to the import root.</summary>
    public IReadOnlyCollection<string> Paths { get; init; } = [];

    /// <summary>The only files and directories whose findings are wanted, named in the same way; everything when empty.</summary>
    public IReadOnlyCollection<string> OnlyPaths { get; init; } = [];

    /// <summary>Files and directories that are ignored by some rules only, by the id of a rule or a category.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> PathsByRule { get; init; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Ignores packages whose last part is an unstable version, such as <c>v1alpha</c>, <c>v2beta1</c> or <c>v1test</c>.</summary>
    public bool UnstablePackages { get; init; }
}

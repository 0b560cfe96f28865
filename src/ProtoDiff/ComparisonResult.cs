using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff;

/// <summary>What a comparison found, and what it cost.</summary>
public sealed record ComparisonResult
{
    /// <summary>The findings, by file, line, column and rule.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Whether witnesses were looked for: whether a finding without one has none.</summary>
    public bool IsExplained { get; init; }

    /// <summary>The directory that the paths of the findings are relative to, when the current schema came from one; else null.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>Directories to look for the files of findings in, when the current schema is a descriptor set that was made from them.</summary>
    public IReadOnlyList<string> SourceRoots { get; init; } = [];

    /// <summary>Number of files in the previous set.</summary>
    public required int PreviousFiles { get; init; }

    /// <summary>Number of files in the current set.</summary>
    public required int CurrentFiles { get; init; }

    /// <summary>Number of files that are not the same, byte for byte but for positions and comments, on both sides: changed, deleted and added ones.</summary>
    public required int ChangedFiles { get; init; }

    /// <summary>Number of file descriptors that had to be parsed, both sides taken together.</summary>
    public required int ParsedFiles { get; init; }

    /// <summary>What is wrong with acceptances that findings met: they have expired, or give no reason. A line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Acceptances about what does not break any more.</summary>
    public IReadOnlyList<Acceptance> StaleAcceptances { get; init; } = [];

    /// <summary>What people call the current schema: where a finding is that has no file any more.</summary>
    public required string Input { get; init; }

    /// <summary>
    /// Where the file of a finding is: on disk, when <see cref="RootDirectory"/> is known or a file of that name is in one of the <see cref="SourceRoots"/>;
    /// the input as a whole when it has no file.
    /// </summary>
    /// <param name="finding">A finding of this result.</param>
    public string Locate(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Path.Length == 0)
            return RootDirectory ?? SourceRoots.FirstOrDefault() ?? Input;
        if (RootDirectory is null)
            return SourceRoots.Select(r => Path.Combine(r, finding.Path)).FirstOrDefault(File.Exists) ?? finding.Path;
        var path = Path.Combine(RootDirectory, finding.Path);

        // Beside the schema, such as in another module.
        return finding.Path.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(path) ? Path.GetRelativePath(".", path) : path;
    }

    /// <summary>The findings that count: those that nobody accepted.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => f.Acceptance is null);

    /// <summary>
    /// Makes one result of several comparisons: with several baselines, or of several parts of a schema. A finding that several of them have is one
    /// that stands against several; an acceptance that one of them needed is not stale.
    /// </summary>
    /// <param name="results">At least one.</param>
    public static ComparisonResult Merge(IReadOnlyList<ComparisonResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentOutOfRangeException.ThrowIfZero(results.Count, nameof(results));
        if (results is [var only])
            return only;
        return results[0] with
        {
            Findings =
            [
                .. results.SelectMany(r => r.Findings)
                    .GroupBy(f => f with { Against = Finding.NoBaselines, Witness = null, Severity = default, Advice = "" })
                    .Select(same => same.MaxBy(f => f.Severity)! with { Against = [.. same.SelectMany(f => f.Against).Distinct(StringComparer.Ordinal)] })
                    .Order(FindingOrder.Instance),
            ],
            Notes = [.. results.SelectMany(r => r.Notes).Distinct(StringComparer.Ordinal)],
            StaleAcceptances = [.. results[0].StaleAcceptances.Where(a => results.All(r => r.StaleAcceptances.Contains(a)))],
            PreviousFiles = Count(results, r => r.PreviousFiles),
            CurrentFiles = Count(results, r => r.CurrentFiles),
            ChangedFiles = Count(results, r => r.ChangedFiles),
            ParsedFiles = results.Sum(r => r.ParsedFiles),
            HasAdditions = () => results.Any(r => r.HasAdditions()),
        };
    }

    // Parts of a schema add up; baselines that one input is compared with do not.
    private static int Count(IEnumerable<ComparisonResult> results, Func<ComparisonResult, int> files) => results.GroupBy(r => r.Input).Sum(part => part.Max(files));

    /// <summary>
    /// The part of a version that semantic versioning (semver.org) asks to raise: <see cref="VersionPart.Major"/> when a stable package breaks someone,
    /// <see cref="VersionPart.Minor"/> when something was added, or breaks in a package that calls itself unstable; else <see cref="VersionPart.Patch"/>.
    /// </summary>
    public VersionPart NextVersion
    {
        get
        {
            if (Open.Any(f => f.Breaks != Breaks.None && !PackageStability.IsUnstable(f.Package)))
                return VersionPart.Major;
            return Open.Any() || HasAdditions() ? VersionPart.Minor : VersionPart.Patch;
        }
    }

    /// <summary>Whether the current schema declares what the previous one does not. Looked for when it is asked.</summary>
    internal Func<bool> HasAdditions { get; init; } = () => false;
}

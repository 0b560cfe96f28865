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

    /// <summary>Number of files in the previous set.</summary>
    public required int PreviousFiles { get; init; }

    /// <summary>Number of files in the current set.</summary>
    public required int CurrentFiles { get; init; }

    /// <summary>Number of files that are not the same, byte for byte but for positions and comments, on both sides: changed, deleted and added ones.</summary>
    public required int ChangedFiles { get; init; }

    /// <summary>Number of file descriptors that had to be parsed, both sides taken together.</summary>
    public required int ParsedFiles { get; init; }

    /// <summary>What is wrong with acceptances: expired, about nothing any more, or without a reason. A line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What people call the current schema: where a finding is that has no file any more.</summary>
    public required string Input { get; init; }

    /// <summary>Where the file of a finding is: on disk, when <see cref="RootDirectory"/> is known; the input as a whole when it has no file.</summary>
    /// <param name="finding">A finding of this result.</param>
    public string Locate(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Path.Length == 0)
            return RootDirectory ?? Input;
        return RootDirectory is null ? finding.Path : Path.Combine(RootDirectory, finding.Path);
    }
}

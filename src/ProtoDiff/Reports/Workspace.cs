using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>The checkout that a CI system shows findings in: it takes paths relative to its top, with slashes.</summary>
/// <param name="root">The top; that of the job at hand when null.</param>
internal sealed class Workspace(string? root = null)
{
    // Where GitHub, GitLab and Azure DevOps say that they have checked out.
    private static readonly string[] Variables = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"];

    private string? _root = root;

    /// <summary>The top: as the job says it, else of the repository around the current directory, else that directory.</summary>
    public string Root => _root ??= Path.GetFullPath(
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => v is { Length: > 0 })
        ?? ConfigurationFile.RepositoryAround(".") ?? ".");

    /// <summary>The path of a finding's file, or of the whole input where it has none; a full path where that is elsewhere.</summary>
    public string PathOf(ComparisonResult result, Finding finding)
    {
        var place = result.Locate(finding);
        if (result.RootDirectory is null)
            return place;
        var full = Path.GetFullPath(place);
        var relative = Path.GetRelativePath(Root, full);
        var isInside = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return (isInside ? relative : full).Replace(Path.DirectorySeparatorChar, '/');
    }
}

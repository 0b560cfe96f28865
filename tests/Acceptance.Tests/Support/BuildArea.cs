namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>
/// The place outside of the repository where the tests build, gone after them. What they compile goes there as well: a build of the solution
/// may run at the same time.
/// </summary>
public sealed class BuildArea : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("wirecheck-acceptance-");

    /// <summary>Where builds of the repository's own projects put their output.</summary>
    public string Artifacts => Path.Combine(_root.FullName, "artifacts");

    /// <summary>The folder feed of the packages that the tests pack.</summary>
    public string Feed => CreateDirectory("feed");

    /// <summary>Where the packages under test are extracted; the user's own cache never sees them.</summary>
    public string Packages => CreateDirectory("packages");

    /// <summary>A version that no cache holds.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    public string CreateDirectory(string name) => _root.CreateSubdirectory(name).FullName;

    /// <summary>Packs a project of the repository as a fresh clone would, and returns the package. Programs in it run on any platform, and are compiled for none.</summary>
    public string Pack(string project, string packageId)
    {
        TryPack(project, "any").Succeeded();
        return Package(packageId);
    }

    /// <summary>Packs a project of the repository, with programs for some platforms only.</summary>
    internal Command TryPack(string project, params string[] platforms) => Command.DotNet(
        Repository.Root, "pack", Repository.File("src", project), "--artifacts-path", Artifacts, "--output", Feed, $"-p:PackageVersion={Version}",
        $"-p:ToolPackageRuntimeIdentifiers=\"{string.Join(';', platforms)}\"");

    /// <summary>Where a package is when it was packed.</summary>
    public string Package(string packageId) => Path.Combine(Feed, $"{packageId}.{Version}.nupkg");

    public void Dispose() => _root.Delete(recursive: true);
}

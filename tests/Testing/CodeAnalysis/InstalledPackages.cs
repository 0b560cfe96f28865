using System.Runtime.InteropServices;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Finds reference packages on this machine, without a network: targeting packs beside the runtime, then packages already restored.
/// </summary>
internal static class InstalledPackages
{
    // <root>/shared/Microsoft.NETCore.App/<version>/
    private static readonly string DotNetRoot =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static readonly string RestoredPackages =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folder of <paramref name="path"/> in the package, or <see langword="null"/> if it is not on this machine.</summary>
    public static string? Folder(PackageIdentity package, string path) =>
        Versions(package).Select(version => Path.Combine(version, path)).FirstOrDefault(Directory.Exists);

    /// <summary>The folder of the library for <paramref name="targetFramework"/>, or the nearest older one.</summary>
    public static string? Library(PackageIdentity package, string targetFramework) =>
        (from version in Versions(package)
         from kind in (string[])["ref", "lib"]
         let folder = Path.Combine(version, kind)
         where Directory.Exists(folder)
         let best = Directory.GetDirectories(folder)
             .Select(candidate => (Path: candidate, Rank: Rank(Path.GetFileName(candidate))))
             .Where(candidate => candidate.Rank >= 0 && candidate.Rank <= Rank(targetFramework))
             .OrderByDescending(candidate => candidate.Rank)
             .FirstOrDefault()
         where best.Path is not null
         select best.Path).FirstOrDefault();

    // A targeting pack of another patch of the same version has the same API, so the exact version comes first, not only.
    private static IEnumerable<string> Versions(PackageIdentity package)
    {
        var band = string.Join('.', package.Version.Split('.').Take(2)) + ".";
        var packs = Path.Combine(DotNetRoot, "packs", package.Id);
        var pack = Directory.Exists(packs) ? Directory.GetDirectories(packs) : [];
        return pack
            .Where(folder => Path.GetFileName(folder).StartsWith(band, StringComparison.Ordinal))
            .OrderByDescending(folder => Path.GetFileName(folder) == package.Version)
            .ThenByDescending(folder => Version.TryParse(Path.GetFileName(folder), out var version) ? version : new Version())
            .Append(Path.Combine(RestoredPackages, package.Id.ToLowerInvariant(), package.Version.ToLowerInvariant()));
    }

    private static int Rank(string targetFramework) =>
        targetFramework switch
        {
            _ when targetFramework.StartsWith("netstandard", StringComparison.Ordinal) => Number(targetFramework[11..], 0),
            _ when targetFramework.StartsWith("netcoreapp", StringComparison.Ordinal) => Number(targetFramework[10..], 1000),
            _ when targetFramework.StartsWith("net", StringComparison.Ordinal) && targetFramework.Contains('.') =>
                Number(targetFramework[3..], 2000),
            _ => -1,
        };

    private static int Number(string version, int offset) =>
        Version.TryParse(version, out var parsed) ? offset + (parsed.Major * 10) + parsed.Minor : -1;
}

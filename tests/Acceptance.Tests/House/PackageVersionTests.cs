using System.Text.Json;
using System.Xml.Linq;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.House;

public sealed class PackageVersionTests
{
    /// <summary>A version in Directory.Packages.props is there because a project names the package, or because one it names brings it along.</summary>
    [Fact]
    public void Every_central_version_is_used()
    {
        var projects = Repository.Files("*.csproj", "*.props", "*.targets").Where(f => Path.GetFileName(f) != "Directory.Packages.props").ToArray();
        var used = projects.SelectMany(Named).Concat(projects.SelectMany(Restored)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.NotEmpty(used);
        Assert.Equal([], CentralPackages.Ids.Except(used, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Named(string project) =>
        XDocument.Load(Repository.File(project)).Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "PackageDownload")
            .Select(e => e.Attribute("Include")?.Value ?? "");

    /// <summary>What the last restore of a project took, with all that came along.</summary>
    private static IEnumerable<string> Restored(string project)
    {
        var assets = Path.Combine(Path.GetDirectoryName(Repository.File(project))!, "obj", "project.assets.json");
        if (!project.EndsWith(".csproj", StringComparison.Ordinal) || !File.Exists(assets)) return [];

        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        return [.. json.RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name.Split('/')[0])];
    }
}

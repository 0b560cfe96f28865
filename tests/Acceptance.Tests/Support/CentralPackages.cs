using System.Xml.Linq;

namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>Directory.Packages.props.</summary>
internal static class CentralPackages
{
    private static readonly XElement[] Versions =
        [.. XDocument.Load(Repository.File("Directory.Packages.props")).Descendants("PackageVersion")];

    public static string[] Ids { get; } = [.. Versions.Select(v => v.Attribute("Include")!.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static string VersionOf(string id) => Versions.Single(v => v.Attribute("Include")!.Value == id).Attribute("Version")!.Value;
}

using System.Text.RegularExpressions;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>What the name of a package promises, by the convention that the last of its parts is a version (buf.build, "PACKAGE_VERSION_SUFFIX").</summary>
internal static partial class PackageStability
{
    /// <summary>Whether the package says that it may still change. One without a version promises nothing either way, and is not unstable.</summary>
    public static bool IsUnstable(string package)
    {
        var dot = package.LastIndexOf('.');
        return dot > 0 && package.AsSpan(dot + 1) is ['v', _, _, ..] version && UnstableVersion().IsMatch(version);
    }

    [GeneratedRegex(@"^v[1-9]\d*((p[1-9]\d*)?(alpha|beta)([1-9]\d*)?|test.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex UnstableVersion();
}

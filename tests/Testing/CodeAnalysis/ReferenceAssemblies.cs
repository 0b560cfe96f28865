using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The framework, and the packages, that a test's sources compile against.</summary>
public sealed class ReferenceAssemblies
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> Resolved = new();

    /// <summary>No references but those that the test adds.</summary>
    public ReferenceAssemblies(string targetFramework)
        : this(targetFramework, null, string.Empty, [])
    {
    }

    /// <summary>The assemblies in the folder <paramref name="referenceAssemblyPath"/> of a targeting pack.</summary>
    public ReferenceAssemblies(string targetFramework, PackageIdentity? referenceAssemblyPackage, string referenceAssemblyPath)
        : this(targetFramework, referenceAssemblyPackage, referenceAssemblyPath, [])
    {
    }

    private ReferenceAssemblies(
        string targetFramework, PackageIdentity? package, string path, ImmutableArray<PackageIdentity> packages)
    {
        TargetFramework = targetFramework;
        ReferenceAssemblyPackage = package;
        ReferenceAssemblyPath = path;
        Packages = packages;
    }

    /// <summary>What a test uses that says nothing: the framework that the tests themselves run on.</summary>
    public static ReferenceAssemblies Default => Net.Net100;

    /// <summary>The target framework's short name.</summary>
    public string TargetFramework { get; }

    /// <summary>The targeting pack.</summary>
    public PackageIdentity? ReferenceAssemblyPackage { get; }

    /// <summary>The folder of the assemblies in <see cref="ReferenceAssemblyPackage"/>.</summary>
    public string? ReferenceAssemblyPath { get; }

    /// <summary>Packages beside the framework.</summary>
    public ImmutableArray<PackageIdentity> Packages { get; }

    /// <summary>The same framework with exactly <paramref name="packages"/>.</summary>
    public ReferenceAssemblies WithPackages(ImmutableArray<PackageIdentity> packages) =>
        new(TargetFramework, ReferenceAssemblyPackage, ReferenceAssemblyPath ?? string.Empty, packages);

    /// <summary>The same framework with <paramref name="packages"/> as well.</summary>
    public ReferenceAssemblies AddPackages(ImmutableArray<PackageIdentity> packages) => WithPackages(Packages.AddRange(packages));

    /// <summary>Finds the assemblies on this machine.</summary>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<ImmutableArray<MetadataReference>>(cancellationToken)
        : language is null or LanguageNames.CSharp ? Task.FromResult(Resolve())
        : throw new NotSupportedException($"unsupported language '{language}'");

    internal ImmutableArray<MetadataReference> Resolve() => Resolved.GetOrAdd(
        $"{TargetFramework}|{ReferenceAssemblyPackage}|{ReferenceAssemblyPath}|{string.Join('|', Packages)}",
        _ => [.. Framework(), .. Packages.SelectMany(package => (IEnumerable<MetadataReference>)Library(package))]);

    private ImmutableArray<MetadataReference> Framework()
    {
        if (ReferenceAssemblyPackage is null)
        {
            return [];
        }

        if (InstalledPackages.Folder(ReferenceAssemblyPackage, ReferenceAssemblyPath ?? string.Empty) is { } folder)
        {
            return MetadataFiles.InFolder(folder);
        }

        // No targeting pack, as on a machine that has a runtime only: take the runtime the tests run on.
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path) is { } name
                    && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll"))
                .Select(MetadataFiles.Reference),
        ];
    }

    private ImmutableArray<MetadataReference> Library(PackageIdentity package) =>
        InstalledPackages.Library(package, TargetFramework) is { } folder
            ? MetadataFiles.InFolder(folder)
            : throw new InvalidOperationException($"The package {package} is not on this machine for {TargetFramework}; restore it first.");

    /// <summary>.NET.</summary>
    public static class Net
    {
        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } =
            new("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0"));
    }
}

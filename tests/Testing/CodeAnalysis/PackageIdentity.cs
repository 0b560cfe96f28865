namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A package and its version.</summary>
public sealed class PackageIdentity(string id, string version) : IEquatable<PackageIdentity?>
{
    /// <summary>The package.</summary>
    public string Id { get; } = id;

    /// <summary>Its version.</summary>
    public string Version { get; } = version;

    /// <inheritdoc/>
    public bool Equals(PackageIdentity? other) =>
        other is not null && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase) && Version == other.Version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageIdentity);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Id), Version);

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Version}";
}

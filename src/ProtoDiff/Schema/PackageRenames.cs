namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Recognises packages that are gone from one side and stand, with what they declared, under a new name on the other.</summary>
internal static class PackageRenames
{
    /// <summary>Finds them by the names of what they declare, of which at least half must be in the new package too.</summary>
    /// <param name="gone">What the packages that only the previous side has declare at the top.</param>
    /// <param name="added">The same of the packages that only the current side has.</param>
    public static Renames Find(IEnumerable<PackageMember> gone, IEnumerable<PackageMember> added)
    {
        var renames = new Renames();
        var homes = added.Where(e => e.Package.Length > 0).ToLookup(e => e.SimpleName, e => e.Package, StringComparer.Ordinal);
        if (homes.Count == 0)
            return renames;
        var successors = gone.Where(e => e.Package.Length > 0)
            .GroupBy(e => e.Package, StringComparer.Ordinal)
            .Select(package => new Move(package.Key, Successor([.. package.Select(e => e.SimpleName)], homes)));

        // Two packages that became one are not renamed: what one of them declared may come from the other now.
        foreach (var group in successors.Where(s => s.Current is not null).GroupBy(s => s.Current, StringComparer.Ordinal))
        {
            if (group.Take(2).ToArray() is [var only])
                renames.Add(only.Previous, only.Current!);
        }

        return renames;
    }

    private static string? Successor(string[] names, ILookup<string, string> homes)
    {
        string? best = null;
        var (most, isTied) = (0, false);
        foreach (var package in names.SelectMany(n => homes[n]).GroupBy(p => p, StringComparer.Ordinal))
        {
            var count = package.Count();
            if (count >= most)
                (best, most, isTied) = (package.Key, count, count == most);
        }

        return most * 2 >= names.Length && !isTied ? best : null;
    }

    private sealed record Move(string Previous, string? Current);
}

/// <summary>A message, enum or service at the top of a file, and its package.</summary>
internal sealed record PackageMember(string Package, string FullName)
{
    /// <summary>Its name within the package, which is not empty.</summary>
    public string SimpleName => FullName[(Package.Length + 1)..];
}

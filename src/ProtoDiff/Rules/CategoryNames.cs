namespace Wirecheck.ProtoDiff.Rules;

/// <summary>How categories are written on the command line and in configuration.</summary>
public static class CategoryNames
{
    /// <summary>Every category with its name, in the order they are listed to people.</summary>
    public static IReadOnlyList<(Categories Category, string Name)> All { get; } =
    [
        (Categories.File, "FILE"),
        (Categories.Package, "PACKAGE"),
        (Categories.WireJson, "WIRE_JSON"),
        (Categories.Wire, "WIRE"),
        (Categories.Csr, "CSR"),
    ];

    /// <summary>The names of several categories.</summary>
    public static IEnumerable<string> Of(Categories categories) => All.Where(c => categories.HasFlag(c.Category)).Select(c => c.Name);

    /// <summary>The category of that name; null when there is none.</summary>
    public static Categories? Find(string name)
    {
        foreach (var (category, known) in All)
        {
            if (known == name)
                return category;
        }

        return null;
    }
}

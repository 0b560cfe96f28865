namespace Wirecheck.ProtoDiff.Rules;

/// <summary>How categories are written on the command line and in configuration.</summary>
public static class CategoryNames
{
    private static readonly (Categories Category, string Name)[] Table =
    [
        (Categories.File, "FILE"),
        (Categories.Package, "PACKAGE"),
        (Categories.WireJson, "WIRE_JSON"),
        (Categories.Wire, "WIRE"),
        (Categories.Csr, "CSR"),
    ];

    /// <summary>Every category with its name, in the order they are listed to people.</summary>
    public static IReadOnlyList<(Categories Category, string Name)> All => Table;

    /// <summary>The names of several categories.</summary>
    public static IEnumerable<string> Of(Categories categories) => All.Where(c => categories.HasFlag(c.Category)).Select(c => c.Name);

    /// <summary>The category of that name; null when there is none.</summary>
    public static Categories? Find(string name)
    {
        foreach (var (category, known) in Table)
        {
            if (known == name)
                return category;
        }

        return null;
    }
}

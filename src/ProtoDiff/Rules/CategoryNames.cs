namespace Wirecheck.ProtoDiff.Rules;

/// <summary>How categories are written on the command line and in configuration.</summary>
public static class CategoryNames
{
    private static readonly NamedCategory[] Table =
    [
        new(Categories.File, "FILE"),
        new(Categories.Package, "PACKAGE"),
        new(Categories.WireJson, "WIRE_JSON"),
        new(Categories.Wire, "WIRE"),
        new(Categories.Csr, "CSR"),
    ];

    /// <summary>Every category with its name, in the order they are listed to people.</summary>
    public static IReadOnlyList<NamedCategory> All => Table;

    /// <summary>The names of several categories.</summary>
    public static IEnumerable<string> Of(Categories categories) => All.Where(c => categories.HasFlag(c.Category)).Select(c => c.Name);

    /// <summary>The category of that name; null when there is none.</summary>
    public static Categories? Find(string name)
    {
        foreach (var known in Table)
        {
            if (known.Name == name)
                return known.Category;
        }

        return null;
    }
}

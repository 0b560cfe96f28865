namespace Wirecheck.ProtoDiff.Rules;

/// <summary>What a team wants to keep, as sets of rules. They are not nested: each asks its own questions.</summary>
[Flags]
public enum Categories
{
    /// <summary>No category: the rule is named by its id only.</summary>
    None = 0,

    /// <summary>FILE: generated source code, file by file. What is checked unless something else is asked for.</summary>
    File = 1,

    /// <summary>PACKAGE: generated source code, package by package; elements may move between the files of one.</summary>
    Package = 2,

    /// <summary>WIRE_JSON: data in the binary format and in JSON.</summary>
    WireJson = 4,

    /// <summary>WIRE: data in the binary format.</summary>
    Wire = 8,

    /// <summary>CSR: contracts kept in a schema registry.</summary>
    Csr = 16,

    /// <summary>Every category.</summary>
    All = File | Package | WireJson | Wire | Csr,
}

/// <summary>What the categories are for.</summary>
internal static class CategoryScopes
{
    /// <summary>Whom a category protects. Code that compiles against the contract is protected by all that do not say they are about data.</summary>
    public static Breaks Protect(this Categories category) => category switch
    {
        Categories.Wire => Breaks.Wire,
        Categories.WireJson => Breaks.Wire | Breaks.Json,
        _ => Breaks.All,
    };
}

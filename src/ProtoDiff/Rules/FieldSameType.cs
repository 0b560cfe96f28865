namespace Wirecheck.ProtoDiff.Rules;

/// <summary>A field has another type.</summary>
internal static class FieldSameType
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_SAME_TYPE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr)
        {
            V1Beta1 = Categories.File | Categories.Package | Categories.WireJson | Categories.Wire,
        },
        Change = ChangeKind.Retyped,
        Finds = "A field or extension has another type under the same number.",
        WhoBreaks = "Code that uses the generated property; and, unless both types are written alike, every reader whose writer has the other version.",
        Instead = "Keep the type. Add a field of the new type under a new number, fill both, move the readers over, then retire the old one.",
        Fields = (context, previous, current) =>
        {
            if (!TypeCompatibility.Same(previous, current))
                TypeChange.Report(context, previous, current);
        },
    };
}

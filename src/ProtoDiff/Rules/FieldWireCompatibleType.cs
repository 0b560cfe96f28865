namespace Wirecheck.ProtoDiff.Rules;

/// <summary>A field has another type that does not read the same bytes.</summary>
internal static class FieldWireCompatibleType
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_WIRE_COMPATIBLE_TYPE",
        Categories = new(Categories.Wire) { V1Beta1 = Categories.None },
        Change = ChangeKind.Retyped,
        Finds = "A field or extension has another type under the same number, and the bytes of the old type do not parse as the new one.",
        WhoBreaks = "Every reader whose writer has the other version: the value is lost, misread, or the whole message is refused.",
        Instead = "Keep the type, or choose one that is written alike (int32, int64, uint32, uint64 and bool are; string may become bytes). Otherwise add a field under a new number.",
        Fields = (context, previous, current) =>
        {
            if (!TypeCompatibility.OnTheWire(previous, current))
                TypeChange.Report(context, previous, current);
        },
    };
}

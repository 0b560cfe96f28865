using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field has another type: in any case, and where the old type's bytes, or its JSON, do not read as the new one.</summary>
internal static class FieldSameType
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_SAME_TYPE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr) { V1Beta1 = Categories.All & ~Categories.Csr },
        Change = ChangeKind.Retyped,
        Finds = "A field or extension has another type under the same number.",
        WhoBreaks = "Code that uses the generated property; and, unless both types are written alike, every reader whose writer has the other version.",
        Instead = "Keep the type. Add a field of the new type under a new number, fill both, move the readers over, then retire the old one.",

        // The type of a map is the types of its keys and values: that its hidden entry has the name of the field is another rule's.
        Numbers = (context, previous, current) =>
            Check(context, previous, current, (p, c) => context.Types.Same(p, c) || (context.TellsOnce && context.Types.IsOneMap(p, c, context.Types.Same))),
    };

    public static readonly Rule WireCompatible = new()
    {
        Id = "FIELD_WIRE_COMPATIBLE_TYPE",
        Categories = new(Categories.Wire) { V1Beta1 = Categories.None },
        Change = ChangeKind.Retyped,
        Finds = "A field or extension has another type under the same number, and the bytes of the old type do not parse as the new one.",
        WhoBreaks = "Every reader whose writer has the other version: the value is lost, misread, or the whole message is refused.",
        Instead = "Keep the type, or choose one that is written alike (int32, int64, uint32, uint64 and bool are; string may become bytes). Otherwise add a field under a new number.",
        Numbers = (context, previous, current) => CheckData(context, previous, current, context.Types.OnTheWire),
    };

    public static readonly Rule WireAndJsonCompatible = new()
    {
        Id = "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
        Categories = new(Categories.WireJson | Categories.Csr) { V1Beta1 = Categories.None },
        Change = ChangeKind.Retyped,
        Finds = "A field or extension has another type under the same number, and the bytes or the JSON of the old type do not parse as the new one.",
        WhoBreaks = "Every reader whose writer has the other version: the value is lost, misread, or the whole message is refused.",
        Instead = "Keep the type, or choose one that both formats write alike: the same width with or without a sign (not for sint32 and sint64). Otherwise add a field under a new number.",
        Numbers = (context, previous, current) => CheckData(context, previous, current, context.Types.OnTheWireAndInJson),
    };

    // Two messages are judged by what is in them, field by field.
    private static void CheckData(RuleContext context, FieldSchema previous, FieldSchema current, Func<FieldSchema, FieldSchema, bool> isCompatible)
    {
        if (!context.Leaves(MessageTypeStructure.Rule) || !MessageTypeStructure.AreOthers(context, previous, current))
            Check(context, previous, current, isCompatible);
    }

    private static void Check(RuleContext context, FieldSchema previous, FieldSchema current, Func<FieldSchema, FieldSchema, bool> isCompatible)
    {
        if (!isCompatible(previous, current) && !(context.Leaves(FieldNumberReused.Rule) && FieldNumberReused.IsTaken(context, previous, current)))
            TypeChange.Report(context, previous, current);
    }
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field has another name in code, or in JSON.</summary>
internal static class FieldSameName
{
    public static readonly Rule Renamed = new()
    {
        Id = "FIELD_RENAMED",
        Categories = new(Categories.All & ~Categories.Wire),
        IsInBuf = false,
        InsteadOf = ["FIELD_SAME_NAME", "FIELD_SAME_JSON_NAME"],
        Change = ChangeKind.Renamed,
        Finds = "A field or extension has another name under the same number, and with it, unless that is stated, another name in JSON.",
        WhoBreaks = "Code that uses the generated property; and programs that exchange JSON or text with the other version. Binary data carries numbers only.",
        Instead = "Keep the name, which is only a name; or state the old JSON name with `json_name`, so that only code has to follow.",
        Fields = (context, previous, current) =>
        {
            if (!IsRenamed(context, previous, current) || context.Pairs.IsRenumbered(previous) || context.Pairs.IsRenumbered(current))
                return;
            var (from, to) = NamesOf(previous, current);
            var breaks = Breaks.Source | JsonReadersThatBreak(context, previous, current);
            var isInJson = breaks != Breaks.Source;
            if (!context.Asks(breaks))
                return;
            context.Report(
                Anchor.AtToken(current, FieldFields.Name),
                current.FullName,
                $"{from}:{to}",
                breaks,
                $"{(current.IsExtension ? "Extension" : "Field")} {current.Number} of {current.ContainingMessage} was renamed from \"{from}\" to \"{to}\": code that uses it stops compiling{(isInJson ? ", and JSON of the other version carries a name that is unknown here" : "")}.",
                isInJson && !current.IsExtension ? $"Keep \"{from}\", or at least its JSON name, with `[json_name = \"{previous.EffectiveJsonName}\"]`." : $"Keep \"{from}\".");
        },
    };

    public static readonly Rule Rule = new()
    {
        Id = "FIELD_SAME_NAME",
        Categories = new(Categories.All & ~Categories.Wire),
        Change = ChangeKind.Renamed,
        Finds = "A field or extension has another name under the same number.",
        WhoBreaks = "Code that uses the generated property, and text and JSON that carry the name.",
        Instead = "Keep the name, which is only a name; or add a field of the new name under a new number and retire the old one.",
        Fields = (context, previous, current) =>
        {
            var (from, to) = NamesOf(previous, current);
            if (context.Leaves(Renamed) || !IsRenamed(context, previous, current))
                return;
            context.Report(
                Anchor.AtToken(current, FieldFields.Name),
                current.FullName,
                $"{from}:{to}",
                Breaks.Source | JsonReadersThatBreak(context, previous, current),
                $"{(current.IsExtension ? "Extension" : "Field")} {current.Number} of {current.ContainingMessage} was renamed from \"{from}\" to \"{to}\": code that uses it stops compiling, and text formats know it by its name.",
                $"Keep the name \"{from}\".");
        },
    };

    public static readonly Rule InJson = new()
    {
        Id = "FIELD_SAME_JSON_NAME",
        Categories = new(Categories.All & ~Categories.Wire),
        Change = ChangeKind.Renamed,
        Finds = "A field has another name in JSON, stated or derived from its own.",
        WhoBreaks = "Programs that exchange JSON with the other version: the value is an unknown name there.",
        Instead = "Keep the JSON name; when the field is renamed, state the old one with `json_name`.",
        Fields = (context, previous, current) =>
        {
            var (from, to) = (previous.EffectiveJsonName, current.EffectiveJsonName);
            if (previous.IsExtension || from == to || (context.Leaves(Renamed) && IsRenamed(context, previous, current)))
                return;
            context.Report(
                Anchor.AtToken(current, FieldFields.JsonName),
                current.FullName,
                $"{from}:{to}",
                JsonReadersThatBreak(context, previous, current),
                $"{Wording.Subject(current)} changed its JSON name from \"{from}\" to \"{to}\": JSON of the other version carries a name that is unknown here.",
                $"Keep it with `[json_name = \"{from}\"]`.");
        },
    };

    /// <summary>
    /// Those who do not know the name under which the other version writes the field. Readers accept the JSON name and the field's own (protobuf.dev,
    /// "ProtoJSON Format"); that of an extension is its full name.
    /// </summary>
    public static Breaks JsonReadersThatBreak(FieldSchema previous, FieldSchema current)
    {
        if (current.IsExtension)
            return previous.FullName == current.FullName ? Breaks.None : Breaks.Json;
        return (Accepts(current, previous.EffectiveJsonName) ? Breaks.None : Breaks.JsonNewReadsOld)
            | (Accepts(previous, current.EffectiveJsonName) ? Breaks.None : Breaks.JsonOldReadsNew);

        static bool Accepts(FieldSchema field, string name) => name == field.EffectiveJsonName || name == field.Name;
    }

    private static Breaks JsonReadersThatBreak(RuleContext context, FieldSchema previous, FieldSchema current) =>
        Namesake.ElsewhereThatBreak(context.Pairs, previous, current) ?? JsonReadersThatBreak(previous, current);

    private static bool IsRenamed(RuleContext context, FieldSchema previous, FieldSchema current) =>
        current.IsExtension ? context.Pairs.Renames.Now(previous.FullName) != current.FullName : previous.Name != current.Name;

    private static (string Previous, string Current) NamesOf(FieldSchema previous, FieldSchema current) =>
        current.IsExtension ? (previous.FullName, current.FullName) : (previous.Name, current.Name);
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field is gone: in any case, and where nothing keeps its number or its name from being used again.</summary>
internal static class FieldNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_NO_DELETE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No field of the message has the number any more.",
        WhoBreaks = "Code that uses the field, and readers of JSON that still carries it.",
        Instead = "Mark it `deprecated = true` and keep it: every deletion is found. WIRE_JSON lets a field go whose number and name are reserved.",
        Messages = (context, previous, current) => Check(context, previous, current, _ => false),
    };

    public static readonly Rule UnlessNumberReserved = new()
    {
        Id = "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
        Categories = new(Categories.WireJson | Categories.Wire | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No field of the message has the number any more, and the number is not reserved.",
        WhoBreaks = "Whoever reads old data after the number is given to another field.",
        Instead = "Reserve the number, and the name with it, in the commit that deletes the field.",
        Messages = (context, previous, current) => Check(context, previous, current, f => current.IsReserved(f.Number)),
    };

    public static readonly Rule UnlessNameReserved = new()
    {
        Id = "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
        Categories = new(Categories.WireJson | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No field of the message has the number any more, and the name is not reserved.",
        WhoBreaks = "Whoever reads old JSON after the name is given to another field.",
        Instead = "Reserve the name, and the number with it, in the commit that deletes the field.",
        Messages = (context, previous, current) => Check(context, previous, current, f => current.IsReserved(f.Name)),
    };

    private static void Check(RuleContext context, MessageSchema previous, MessageSchema current, Func<FieldSchema, bool> isAllowed)
    {
        if (SchemaPairs.HaveSameNumbers(previous.Fields, current.Fields))
            return;
        foreach (var field in previous.Fields)
        {
            if (current.FindField(field.Number) is null && !isAllowed(field) && !context.IsReportedAsRenumbered(field))
                Report(context, field, current);
        }
    }

    private static void Report(RuleContext context, FieldSchema field, MessageSchema current)
    {
        var (number, name) = (current.IsReserved(field.Number), current.IsReserved(field.Name));

        // A missing required field is refused by everyone who still requires it.
        var effect = (field.IsRequired, number, name) switch
        {
            (true, _, _) => "readers that still require it refuse the message",
            (_, true, true) => "code that uses it stops compiling, and JSON that still carries it is refused",
            (_, true, false) => $"nothing keeps the name \"{field.Name}\" from being used again, and old JSON would then be read as the new field",
            _ => $"nothing keeps number {field.Number} from being used again, and old data would then be read as the new field",
        };
        var lines = (number, name) switch
        {
            (true, true) => "",
            (true, false) => Wording.ReservedNames(current.File, field.Name),
            (false, true) => $"`reserved {field.Number};`",
            _ => Wording.ReservedLines(current.File, field.Number, field.Name),
        };

        context.Report(
            Anchor.At(current),
            field.FullName,
            $"{field.Number}",
            Breaks.Source | ReadersThatBreak(context, field, current),
            $"{Wording.Subject(field)} was deleted: {effect}.",
            Wording.InsteadOfDeletion(context.Rule == Rule, lines),
            new([field], lines));
    }

    private static Breaks ReadersThatBreak(RuleContext context, FieldSchema field, MessageSchema current)
    {
        var heir = Namesake.Of(field, current);

        // JSON of another field that has the JSON name now is taken for this one.
        var isNameTaken = (current.FindJsonField(field.EffectiveJsonName) ?? current.FindJsonField(field.Name)) is not null;
        var json = heir is not null ? Namesake.JsonReadersThatBreak(context.Types, field, heir) : isNameTaken ? Breaks.Json : Breaks.JsonNewReadsOld;
        var required = field.IsRequired ? Breaks.OldReadsNew | (heir is { IsRequired: true } ? Breaks.None : Breaks.JsonOldReadsNew) : Breaks.None;
        return json | required;
    }
}

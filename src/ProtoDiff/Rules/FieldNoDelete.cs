using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>A field is gone: in any case, and where nothing keeps its number from being used again.</summary>
internal static class FieldNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_NO_DELETE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No field of the message has the number any more.",
        WhoBreaks = "Code that uses the field, and readers of JSON that still carries it.",
        Instead = "Mark it `deprecated = true` and keep it. Once nothing reads or writes it, delete it and reserve its number and name.",
        Messages = (context, previous, current) => Check(context, previous, current, evenIfReserved: true),
    };

    public static readonly Rule UnlessNumberReserved = new()
    {
        Id = "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
        Categories = new(Categories.WireJson | Categories.Wire | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No field of the message has the number any more, and the number is not reserved.",
        WhoBreaks = "Whoever reads old data after the number is given to another field.",
        Instead = "Reserve the number, and the name with it, in the commit that deletes the field.",
        Messages = (context, previous, current) => Check(context, previous, current, evenIfReserved: false),
    };

    private static void Check(RuleContext context, MessageSchema previous, MessageSchema current, bool evenIfReserved)
    {
        var numbers = current.Fields.Select(f => f.Number).ToHashSet();
        foreach (var field in previous.Fields)
        {
            var isReserved = current.IsReserved(field.Number);
            if (numbers.Contains(field.Number) || (isReserved && !evenIfReserved) || context.IsReportedAsRenumbered(field))
                continue;

            // A missing required field is refused by everyone who still requires it.
            var required = field.Label == FieldLabel.Required;
            var effect = (required, isReserved) switch
            {
                (true, _) => "readers that still require it refuse the message",
                (_, true) => "code that uses it stops compiling, and JSON that still carries it is refused",
                _ => $"nothing keeps number {field.Number} from being used again, and old data would then be read as the new field",
            };
            var lines = Wording.ReservedLines(current.File, field.Number, field.Name);
            context.Report(
                Anchor.At(current),
                field.FullName,
                $"{field.Number}",
                Breaks.Source | Breaks.JsonNewReadsOld | (required ? Breaks.OldReadsNew : Breaks.None),
                $"{Wording.Subject(field)} was deleted: {effect}.",
                isReserved ? "Keep it, marked `deprecated = true`, until nothing uses it." : $"Keep it, marked `deprecated = true`, until nothing uses it; then delete it and add {lines}.");
        }
    }
}

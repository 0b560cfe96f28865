using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A number that a field of the past had carries another field: one that was reserved since, or whose field was deleted just now.</summary>
internal static class FieldNumberReused
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_NUMBER_REUSED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Altered,
        Finds = "A field has a number that the message had reserved, or that carried a field of another name and type, which is gone.",
        WhoBreaks = "Whoever reads data of the field that once had the number, and old programs that still know that field.",
        Instead = "Give the field a number that was never used, and keep the `reserved` statement.",
        Messages = (context, previous, current) =>
        {
            foreach (var field in current.Fields.Where(f => IsReused(previous, f)))
            {
                context.Report(
                    Anchor.AtNumber(field),
                    field.FullName,
                    $"{field.Number}",
                    Breaks.Wire,
                    $"{Wording.Subject(field)} took a number that was reserved: data of the field that once had it is now read as \"{field.Name}\".",
                    $"Give it a number never used{Wording.SuchAsFreeNumber(previous, current)}, and put `reserved {field.Number};` back.");
            }
        },
        Numbers = (context, previous, current) =>
        {
            if (IsTaken(context, previous, current))
                TypeChange.Report(context, previous, current);
        },
    };

    /// <summary>
    /// Whether a new field took the number of one that is gone. Where its type can read what is there it may as well be the old field
    /// under a new name, and one that has another number now was not deleted.
    /// </summary>
    public static bool IsTaken(RuleContext context, FieldSchema previous, FieldSchema current) =>
        !current.IsExtension && previous.Name != current.Name
        && !context.Types.OnTheWire(previous, current)
        && !context.Pairs.IsRenumbered(previous) && !context.Pairs.IsRenumbered(current)
        && current.Message!.FindField(previous.Name) is null && previous.Message!.FindField(current.Name) is null;

    /// <summary>Whether a current field has a number that the previous message had reserved.</summary>
    public static bool IsReused(MessageSchema previous, FieldSchema current) => previous.IsReserved(current.Number);
}

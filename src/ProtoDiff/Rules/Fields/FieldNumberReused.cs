using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A number that was reserved, because a field of the past had it, carries a field again.</summary>
internal static class FieldNumberReused
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_NUMBER_REUSED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Altered,
        Finds = "A field has a number that the message had reserved.",
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
    };

    /// <summary>Whether a current field has a number that the previous message had reserved.</summary>
    public static bool IsReused(MessageSchema previous, FieldSchema current) => previous.IsReserved(current.Number);
}

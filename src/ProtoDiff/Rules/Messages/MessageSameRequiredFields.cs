using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Messages;

/// <summary>The set of fields that a message cannot do without is another one.</summary>
internal static class MessageSameRequiredFields
{
    public static readonly Rule Added = new()
    {
        Id = "REQUIRED_FIELD_ADDED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Added,
        Finds = "A required field was added to a message, or a field of it became required. LEGACY_REQUIRED of editions is required.",
        WhoBreaks = "New readers of everything that was written without the field, stored data included: they refuse the message as a whole.",
        Instead = "Make the field optional, and check in code that it is set. No `required` field can be added safely, or ever removed.",
        Messages = ReportAdded,
    };

    public static readonly Rule Rule = new()
    {
        Id = "MESSAGE_SAME_REQUIRED_FIELDS",
        Categories = new(Categories.All),
        Change = ChangeKind.Altered,
        Finds = "A required field was added or deleted, or a field became required or is not any more. LEGACY_REQUIRED of editions is required.",
        WhoBreaks = "Every reader whose writer has the other version: a message without a required field is refused as a whole.",
        Instead = "Never add `required`. To drop it, make the field optional first in every reader, and stop writing it long after.",
        Messages = (context, previous, current) =>
        {
            ReportRemoved(context, previous, current);
            if (!context.Leaves(Added))
                ReportAdded(context, previous, current);
        },
    };

    private static void ReportRemoved(RuleContext context, MessageSchema previous, MessageSchema current)
    {
        foreach (var field in Required(previous, unlessIn: current))
        {
            var isGone = current.FindField(field.Number) is null;
            context.Report(
                Anchor.At(current),
                field.FullName,
                $"-{field.Number}",
                Breaks.OldReadsNew | (IsRequiredByName(field, current) ? Breaks.None : Breaks.JsonOldReadsNew),
                $"{Wording.Subject(field)} {(isGone ? "was required and was deleted" : "is no longer required")}: readers that still require it refuse every message without it.",
                "Keep it `required` until no reader that requires it is left.");
        }
    }

    private static void ReportAdded(RuleContext context, MessageSchema previous, MessageSchema current)
    {
        foreach (var field in Required(current, unlessIn: previous))
        {
            var isNew = previous.FindField(field.Number) is null;
            context.Report(
                Anchor.At(field),
                field.FullName,
                $"+{field.Number}",
                Breaks.NewReadsOld | (IsRequiredByName(field, previous) ? Breaks.None : Breaks.JsonNewReadsOld),
                $"{Wording.Subject(field)} {(isNew ? "was added as required" : "became required")}: new readers refuse every message written without it, stored data included.",
                "Make it optional, and check in code that it is set.");
        }
    }

    // JSON knows a field by its name: to it, one that only moved to another number is still there.
    private static bool IsRequiredByName(FieldSchema field, MessageSchema message) =>
        message.FindJsonField(field.EffectiveJsonName) is { IsRequired: true };

    private static FieldSchema[] Required(MessageSchema message, MessageSchema unlessIn)
    {
        var required = Array.FindAll(message.Fields, f => f.IsRequired);
        return Array.FindAll(required, f => unlessIn.FindField(f.Number) is not { IsRequired: true });
    }
}

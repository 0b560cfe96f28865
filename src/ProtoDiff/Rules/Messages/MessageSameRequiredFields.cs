using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Messages;

/// <summary>The set of fields that a message cannot do without is another one.</summary>
internal static class MessageSameRequiredFields
{
    public static readonly Rule Rule = new()
    {
        Id = "MESSAGE_SAME_REQUIRED_FIELDS",
        Categories = new(Categories.All),
        Change = ChangeKind.Altered,
        Finds = "A required field was added or deleted, or a field became required or is not any more. LEGACY_REQUIRED of editions is required.",
        WhoBreaks = "Every reader whose writer has the other version: a message without a required field is refused as a whole.",
        Instead = "Never add `required`. To drop it, make the field optional first in every reader, and stop writing it long after.",
        Messages = Check,
    };

    private static void Check(RuleContext context, MessageSchema previous, MessageSchema current)
    {
        if (!Array.Exists(previous.Fields, f => f.IsRequired) && !Array.Exists(current.Fields, f => f.IsRequired))
            return;
        var before = Required(previous);
        var after = Required(current);
        foreach (var field in previous.Fields.Where(f => before.Contains(f.Number) && !after.Contains(f.Number)))
        {
            var isGone = Array.TrueForAll(current.Fields, f => f.Number != field.Number);
            context.Report(
                Anchor.At(current),
                field.FullName,
                $"-{field.Number}",
                Breaks.OldReadsNew,
                $"{Wording.Subject(field)} {(isGone ? "was required and was deleted" : "is no longer required")}: readers that still require it refuse every message without it.",
                "Keep it `required` until no reader that requires it is left.");
        }

        foreach (var field in current.Fields.Where(f => after.Contains(f.Number) && !before.Contains(f.Number)))
        {
            var isNew = Array.TrueForAll(previous.Fields, f => f.Number != field.Number);
            context.Report(
                Anchor.At(field),
                field.FullName,
                $"+{field.Number}",
                Breaks.NewReadsOld,
                $"{Wording.Subject(field)} {(isNew ? "was added as required" : "became required")}: new readers refuse every message written without it, stored data included.",
                "Make it optional, and check in code that it is set.");
        }
    }

    private static HashSet<int> Required(MessageSchema message) => [.. message.Fields.Where(f => f.IsRequired).Select(f => f.Number)];
}

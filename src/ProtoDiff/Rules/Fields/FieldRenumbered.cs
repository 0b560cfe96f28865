using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field kept its name and changed its number: to source code it is the same field, on the wire it is another.</summary>
internal static class FieldRenumbered
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_RENUMBERED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Renumbered,
        Finds = "A field left its number and stands, under the same name and with a compatible type, at another one; or an extension, with whatever type.",
        WhoBreaks = "Every reader whose writer has the other version: it skips the value and sees the default, without an error. Nothing fails to compile.",
        Instead = "Keep the number. A number is the field's identity on the wire; order in the file is free.",
        RenumberedFields = (context, previous, current) =>
        {
            // With another type its old data is as good as unknown to the other version: then it is code, and JSON, that know it by its name.
            var isRead = context.Types.OnTheWire(previous, current);
            var breaks = (isRead ? Breaks.Wire : Breaks.Source) | JsonReadersThatBreak(context, previous, current);
            if (!context.Asks(breaks))
                return;
            var successor = current.IsExtension ? null : current.Message?.FindField(previous.Number);
            var old = successor switch
            {
                null => $"data written as {previous.Number} is no longer read, and the field silently arrives empty",
                _ when context.Types.OnTheWire(previous, successor) => $"data written as {previous.Number} is now read as \"{successor.Name}\"",
                _ => $"data written as {previous.Number} now meets \"{successor.Name}\", which cannot read it",
            };
            var retyped = isRead ? "" : $", with type {Wording.TypeOf(current)} instead of {Wording.TypeOf(previous)}";
            var subject = current.IsExtension ? $"Extension {current.FullName}" : $"Field \"{current.Name}\"";
            var reserve = successor is null && !current.IsExtension
                ? $"; to retire number {previous.Number} for good, give the new field a new name and add `reserved {previous.Number};`"
                : "";
            context.Report(
                Anchor.AtNumber(current),
                current.FullName,
                $"{previous.Number}:{current.Number}",
                breaks,
                $"{subject} of {current.ContainingMessage} moved from number {previous.Number} to {current.Number}{retyped}: {old}.",
                $"Keep number {previous.Number}{reserve}.");
        },
    };

    // JSON knows the field by its name, and may find it with another type or as another many: no other finding looks at the two together.
    private static Breaks JsonReadersThatBreak(RuleContext context, FieldSchema previous, FieldSchema current) =>
        Namesake.JsonReadersThatBreak(context.Types, previous, current) | (FindDeleted(context.Pairs, previous, current) is { } deleted ? Namesake.ReadersThatMiss(deleted) : Breaks.None);

    // Another field had the number and is gone: with the number in use no finding says so, and its JSON is refused.
    private static FieldSchema? FindDeleted(SchemaPairs pairs, FieldSchema previous, FieldSchema current) =>
        !current.IsExtension && previous.Message!.FindField(current.Number) is { } former && !pairs.IsRenumbered(former)
        && current.Message!.FindField(former.EffectiveJsonName) is null && current.Message.FindJsonField(former.EffectiveJsonName) is null
            ? former
            : null;
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field came to exclude another that writers could set beside it.</summary>
internal static class FieldMovedIntoOneof
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_MOVED_INTO_ONEOF",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Moved,
        Finds = "A field moved into a oneof that holds another field of the previous version, which could be set beside it. One field alone in a oneof, or only with new ones, is no finding.",
        WhoBreaks = "New readers of data that sets both: they keep the one that comes last, and refuse it in JSON.",
        Instead = "Leave the field where it is. Put new fields into the oneof, fill both for a while, and retire the old one.",
        Messages = (context, previous, current) =>
        {
            foreach (var field in current.Fields.Where(f => f.RealOneof is not null && !context.Pairs.IsRenumbered(f)))
            {
                if (FindRival(previous, field) is not { } rival)
                    continue;

                // Out of another oneof: then there are those that excluded it, and do no longer.
                var lostToOld = FindRival(current, previous.FindField(field.Number)!);
                var oneof = field.RealOneof!.Name;
                context.Report(
                    Anchor.At(field),
                    field.FullName,
                    oneof,
                    Breaks.Source | FieldSameOneof.ReadersThatBreak(previous.FindField(field.Number)!, field),
                    $"{Wording.Subject(field)} moved into oneof \"{oneof}\" with \"{rival.Name}\": where data of the previous version sets both, a new reader loses one of them{(lostToOld is null ? "" : $"; and where data of the current version sets it beside \"{lostToOld.Name}\", so does an old one")}.",
                    "Keep it where it was; put a new field into the oneof instead.");
            }
        },
    };

    /// <summary>
    /// A field that excludes one that moved into its oneof, and that writers of the other version may set beside it; null when there is none.
    /// Moving a single field into a new oneof is safe, moving several or into an existing one is not (protobuf.dev, "Updating A Message Type").
    /// </summary>
    public static FieldSchema? FindRival(MessageSchema other, FieldSchema field) => Rivals(other, field).FirstOrDefault();

    /// <summary>In which formats a reader loses the field, or one that excludes it, where the other version sets both.</summary>
    public static Breaks LostIn(MessageSchema other, FieldSchema field) =>
        Rivals(other, field).Aggregate(Breaks.None, (all, f) => all | FormatsThatRead(other.FindField(f.Number)!, f));

    private static IEnumerable<FieldSchema> Rivals(MessageSchema other, FieldSchema field)
    {
        if (field.RealOneof is not { } oneof || other.FindField(field.Number) is not { } own || own.RealOneof?.Name == oneof.Name)
            return [];
        return field.Message!.Fields.Where(f =>
            f != field && f.RealOneof == oneof && other.FindField(f.Number) is { } beside && (own.RealOneof is null || beside.RealOneof != own.RealOneof)
            && FormatsThatRead(beside, f) != Breaks.None);
    }

    // What a reader skips, or refuses anyhow, excludes nothing.
    private static Breaks FormatsThatRead(FieldSchema written, FieldSchema read)
    {
        var (from, to) = (KindFacts.Of(written.ResolvedKind()), KindFacts.Of(read.ResolvedKind()));
        return (from.WireType == to.WireType && !KindFacts.IsPacked(written) ? Breaks.Wire : Breaks.None) | (from.Json == to.Json && !written.IsRepeated ? Breaks.Json : Breaks.None);
    }
}

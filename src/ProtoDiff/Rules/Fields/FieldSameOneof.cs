using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field moved into a oneof, out of one, or from one to another.</summary>
internal static class FieldSameOneof
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_SAME_ONEOF",
        Categories = new(Categories.All),
        Change = ChangeKind.Moved,
        Finds = "A field is in another oneof than it was, or in one now, or in none any more. What proto3 `optional` is made of is not a oneof.",
        WhoBreaks = "Code that uses the field; and, where the other version may set it beside another member, readers: a oneof keeps only the last.",
        Instead = "Leave the field where it is, and add a new one where it is wanted.",
        Fields = (context, previous, current) =>
        {
            var (from, to) = (previous.RealOneof?.Name, current.RealOneof?.Name);
            if (current.IsExtension || from == to)
                return;
            var (lostToNew, lostToOld) = (FieldMovedIntoOneof.FindRival(previous.Message!, current), FieldMovedIntoOneof.FindRival(current.Message!, previous));
            if (lostToNew is not null && context.Leaves(FieldMovedIntoOneof.Rule))
                return;
            var breaks = Breaks.Source | ReadersThatBreak(previous, current);
            if (!context.Asks(breaks))
                return;
            context.Report(
                Anchor.At(current),
                current.FullName,
                $"{from}:{to}",
                breaks,
                $"{Wording.Subject(current)} moved {Way(from, to)}: {Effect(lostToNew, lostToOld)}.",
                from is null ? "Keep it outside." : $"Keep it in \"{from}\".");
        },
    };

    /// <summary>Who reads something else than was written.</summary>
    public static Breaks ReadersThatBreak(FieldSchema previous, FieldSchema current) =>
        (FieldMovedIntoOneof.LostIn(previous.Message!, current) & (Breaks.NewReadsOld | Breaks.JsonNewReadsOld))
        | (FieldMovedIntoOneof.LostIn(current.Message!, previous) & (Breaks.OldReadsNew | Breaks.JsonOldReadsNew));

    private static string Effect(FieldSchema? lostToNew, FieldSchema? lostToOld) => (lostToNew, lostToOld) switch
    {
        (null, null) => "data reads as before, but generated code sets the field, and asks whether it is set, in another way",
        (_, null) => $"where data of the previous version sets it beside \"{lostToNew.Name}\", a new reader loses one of them",
        (null, _) => $"where data of the current version sets it beside \"{lostToOld.Name}\", an old reader loses one of them",
        _ => $"where data sets it beside \"{lostToNew.Name}\" or \"{lostToOld.Name}\", a reader of the other version loses one of them",
    };

    private static string Way(string? from, string? to) => (from, to) switch
    {
        (null, _) => $"into oneof \"{to}\"",
        (_, null) => $"out of oneof \"{from}\"",
        _ => $"from oneof \"{from}\" to oneof \"{to}\"",
    };
}

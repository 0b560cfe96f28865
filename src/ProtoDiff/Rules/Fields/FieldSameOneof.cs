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
        WhoBreaks = "Code that uses the field; and readers: of several members that the other version may set, a oneof keeps only the last.",
        Instead = "Leave the field where it is, and add a new one where it is wanted.",
        Fields = (context, previous, current) =>
        {
            var (from, to) = (previous.RealOneof?.Name, current.RealOneof?.Name);
            if (current.IsExtension || from == to)
                return;
            context.Report(
                Anchor.At(current),
                current.FullName,
                $"{from}:{to}",
                Breaks.Source | (to is null ? Breaks.OldReadsNew : from is null ? Breaks.NewReadsOld : Breaks.Wire),
                $"{Wording.Subject(current)} moved {Way(from, to)}: a oneof keeps only the last of its members, so values that one version sets are lost to the other.",
                from is null ? "Keep it outside." : $"Keep it in \"{from}\".");
        },
    };

    private static string Way(string? from, string? to) => (from, to) switch
    {
        (null, _) => $"into oneof \"{to}\"",
        (_, null) => $"out of oneof \"{from}\"",
        _ => $"from oneof \"{from}\" to oneof \"{to}\"",
    };
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>A value of an enum is gone: no name has its number any more.</summary>
internal static class EnumValueNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "ENUM_VALUE_NO_DELETE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No value of the enum has the number any more.",
        WhoBreaks = "Code that names the value, readers of JSON that still carries it, and, for closed enums, readers of binary data.",
        Instead = "Mark the value `deprecated = true` and keep it. Once nothing uses it, delete it and reserve its number and name.",
        Enums = Check,
    };

    private static void Check(RuleContext context, EnumSchema previous, EnumSchema current)
    {
        var numbers = current.Values.Select(v => v.Number).ToHashSet();

        // Aliases share a number, and with it one finding.
        foreach (var deleted in previous.Values.GroupBy(v => v.Number).Where(g => !numbers.Contains(g.Key)))
        {
            var names = deleted.Select(v => v.Name).ToArray();
            var effect = current.IsClosed
                ? "a reader that receives it sees the field as not set"
                : "a reader that receives it gets a bare number no code expects, and JSON that names it is refused";
            var lines = Wording.ReservedLines(current.File, deleted.Key, names);
            var advice = current.IsReserved(deleted.Key) ? "" : $"; then delete it and add {lines}";
            context.Report(
                Anchor.At(current),
                deleted.First().FullName,
                $"{deleted.Key}",
                Breaks.Source | Breaks.JsonNewReadsOld | (current.IsClosed ? Breaks.NewReadsOld : Breaks.None),
                $"Value {string.Join(", ", names.Select(n => $"\"{n}\""))} (number {deleted.Key}) of enum {current.FullName} was deleted: {effect}.",
                $"Keep it, marked `deprecated = true`, until nothing uses it{advice}.");
        }
    }
}

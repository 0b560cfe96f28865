using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Enums;

/// <summary>A value of an enum is gone, no name has its number any more: in any case, and where nothing keeps the number or the names from being used again.</summary>
internal static class EnumValueNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "ENUM_VALUE_NO_DELETE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No value of the enum has the number any more.",
        WhoBreaks = "Code that names the value, readers of JSON that still carries it, and, for closed enums, readers of binary data.",
        Instead = "Mark the value `deprecated = true` and keep it: every deletion is found. WIRE_JSON lets a value go whose number and names are reserved.",
        Enums = (context, previous, current) => Check(context, previous, current, (_, _) => false),
    };

    public static readonly Rule UnlessNumberReserved = new()
    {
        Id = "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
        Categories = new(Categories.WireJson | Categories.Wire | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No value of the enum has the number any more, and the number is not reserved.",
        WhoBreaks = "Whoever reads old data after the number is given to another value.",
        Instead = "Reserve the number, and the name with it, in the commit that deletes the value.",
        Enums = (context, previous, current) => Check(context, previous, current, (number, _) => current.IsReserved(number)),
    };

    public static readonly Rule UnlessNameReserved = new()
    {
        Id = "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
        Categories = new(Categories.WireJson | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "No value of the enum has the number any more, and not all of the names it had are reserved.",
        WhoBreaks = "Whoever reads old JSON after a name is given to another value.",
        Instead = "Reserve every name of the value, and its number, in the commit that deletes it.",
        Enums = (context, previous, current) => Check(context, previous, current, (_, names) => names.All(current.IsReserved)),
    };

    private static void Check(RuleContext context, EnumSchema previous, EnumSchema current, Func<int, string[], bool> isAllowed)
    {
        if (previous.HasSameValues(current))
            return;

        // Aliases share a number, and with it one finding.
        foreach (var deleted in previous.ValuesByNumber.Where(g => !current.ValuesByNumber.Contains(g.Key)))
        {
            string[] names = [.. deleted.Select(v => v.Name)];
            if (isAllowed(deleted.Key, names) || (context.Leaves(EnumValueRenumbered.Rule) && deleted.All(v => EnumValueRenumbered.IsRenumbered(v, current))))
                continue;
            var effect = current.IsClosed
                ? "a reader that receives it sees the field as not set"
                : "a reader that receives it gets a bare number no code expects, and JSON that names it is refused";

            // Of several names, writers of JSON use the first, which may stand at another number now.
            var isNamed = current.ValuesByName.Contains(names[0]);
            var lines = Lines(current, deleted.Key, [.. names.Where(n => !current.IsReserved(n))]);
            context.Report(
                Anchor.At(current),
                deleted.First().FullName,
                $"{deleted.Key}",
                Breaks.Source | (isNamed ? Breaks.None : Breaks.JsonNewReadsOld) | (current.IsClosed ? Breaks.NewReadsOld : Breaks.None),
                $"Value {string.Join(", ", names.Select(n => $"\"{n}\""))} (number {deleted.Key}) of enum {current.FullName} was deleted: {effect}.",
                Wording.InsteadOfDeletion(context.Rule == Rule, lines),
                new([.. deleted], lines));
        }
    }

    private static string Lines(EnumSchema current, int number, string[] names) => (current.IsReserved(number), names) switch
    {
        (true, []) => "",
        (true, _) => Wording.ReservedNames(current.File, names),
        (false, []) => $"`reserved {number};`",
        _ => Wording.ReservedLines(current.File, number, names),
    };
}

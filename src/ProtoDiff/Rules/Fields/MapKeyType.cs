using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>The keys of a map have a type that reads the same bytes and holds fewer values.</summary>
internal static class MapKeyType
{
    public static readonly Rule Rule = new()
    {
        Id = "MAP_KEY_TYPE",
        Categories = new(Categories.Wire),
        IsInBuf = false,
        Change = ChangeKind.Retyped,
        Finds = "The keys of a map changed between integers of 64 bits, of 32 bits and bool. As values of a field these read each other's bytes; as keys, different ones become one.",
        WhoBreaks = "The reader with the narrower type: of entries whose keys differ only in the bits that it cuts off, it keeps the last.",
        Instead = "Keep the type of the keys; add a map of the other one under a new number.",
        Fields = (context, previous, current) =>
        {
            if (context.Leaves(FieldSameType.Rule) || context.Leaves(FieldSameType.WireAndJsonCompatible) || KeyOf(previous) is not { } before || KeyOf(current) is not { } after)
                return;
            var (from, to) = (KindFacts.Of(before.ResolvedKind()), KindFacts.Of(after.ResolvedKind()));
            if (from.Wire != to.Wire || Values(from) == Values(to))
                return;
            context.Report(
                Anchor.AtType(current),
                current.FullName,
                $"{from.Name}:{to.Name}",
                Values(to) < Values(from) ? Breaks.NewReadsOld : Breaks.OldReadsNew,
                $"The keys of map \"{current.Name}\" (number {current.Number}) of {current.ContainingMessage} changed from {from.Name} to {to.Name}: {(Values(to) < Values(from) ? "new" : "old")} readers cut keys off, and of those that become one they keep the last entry.",
                $"Keep {from.Name} keys; add a map with {to.Name} keys beside it.");
        },
    };

    private static FieldSchema? KeyOf(FieldSchema field) => field.MapEntry() is { } entry ? Array.Find(entry.Fields, f => f.Number == 1) : null;

    private static decimal Values(KindFacts kind) => kind.Range is { } range ? range.Maximum - range.Minimum : 0;
}

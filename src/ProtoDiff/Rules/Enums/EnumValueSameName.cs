using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Enums;

/// <summary>A number of an enum lost a name it had.</summary>
internal static class EnumValueSameName
{
    public static readonly Rule Renamed = new()
    {
        Id = "ENUM_VALUE_RENAMED",
        Categories = new(Categories.All & ~Categories.Wire),
        IsInBuf = false,
        InsteadOf = ["ENUM_VALUE_SAME_NAME"],
        Change = ChangeKind.Renamed,
        Finds = "A number that an enum still has lost one of its names and has a new one, or has a new one before the others, which is the one that JSON carries.",
        WhoBreaks = "Code that uses the name, and JSON, which carries names and not numbers. Binary data reads as before.",
        Instead = "Keep the name. With `option allow_alias = true;` the new name can stand beside it.",
        Enums = (context, previous, current) =>
        {
            foreach (var change in Changes(context, previous, current).Where(c => c.NewNames.Length > 0))
                Report(context, current, current.ValuesByNumber[change.Number].First(v => v.Name == change.NewNames[0]), change);
        },
    };

    public static readonly Rule Rule = new()
    {
        Id = "ENUM_VALUE_SAME_NAME",
        Categories = new(Categories.All & ~Categories.Wire),
        Change = ChangeKind.Renamed,
        Finds = "A number that an enum still has lost one of its names. A new alias beside the old name is no finding.",
        WhoBreaks = "Code that uses the name, and JSON, which carries names and not numbers.",
        Instead = "Keep the name. With `option allow_alias = true;` the new name can stand beside it.",
        Enums = (context, previous, current) =>
        {
            foreach (var change in Changes(context, previous, current).Where(c => c.LostNames.Length > 0))
            {
                if (context.Leaves(Renamed) && change.NewNames.Length > 0)
                    continue;

                // One finding for each name that the number has now, as for buf.
                foreach (var value in current.ValuesByNumber[change.Number])
                    Report(context, current, value, change);
            }
        },
    };

    private static void Report(RuleContext context, EnumSchema current, EnumValueSchema value, Change change)
    {
        var (lost, names) = (Quote(change.LostNames), Quote(current.ValuesByNumber[change.Number].Select(v => v.Name)));
        var isOutranked = change.LostNames.Length == 0;
        context.Report(
            Anchor.AtToken(value, EnumValueFields.Number),
            value.FullName,
            $"{change.Number}:{string.Join(',', change.LostNames)}",
            change.JsonBreaks | (isOutranked ? Breaks.None : Breaks.Source),
            isOutranked
                ? $"Number {change.Number} of enum {current.FullName} is called \"{value.Name}\" before it is called anything else: that is what JSON carries now, and old readers do not know it."
                : $"Number {change.Number} of enum {current.FullName} is no longer called {lost} but {names}: code that uses the name stops compiling, and JSON that carries it is refused.",
            isOutranked ? $"Declare \"{value.Name}\" after the names that the number had." : $"Keep {lost}; a new name can stand beside it with `option allow_alias = true;`.");

        static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
    }

    /// <summary>The numbers that lost a name, or are written under another. A name that stands at another number now is reported as that.</summary>
    private static IEnumerable<Change> Changes(RuleContext context, EnumSchema previous, EnumSchema current)
    {
        if (previous.HasSameValues(current))
            yield break;
        foreach (var before in previous.ValuesByNumber.Where(g => current.ValuesByNumber.Contains(g.Key)))
        {
            string[] now = [.. current.ValuesByNumber[before.Key].Select(v => v.Name)];
            string[] lost = [.. before.Select(v => v.Name).Except(now, StringComparer.Ordinal)];

            // A new name that is the first is the one that is written, while those that readers know are still there.
            var isOutranked = !previous.ValuesByName.Contains(now[0]) && before.Any(v => now.Contains(v.Name));
            if (lost.Length == 0 || (context.Leaves(EnumValueRenumbered.Rule) && before.All(v => EnumValueRenumbered.IsRenumbered(v, current) || !lost.Contains(v.Name))))
            {
                if (isOutranked)
                    yield return new(before.Key, [], [now[0]], Breaks.JsonOldReadsNew);
                continue;
            }

            // Of several names, writers of JSON use the first. One that stands at another number in the other version is read as that value; and a new one
            // is passed over by old readers, unless the old names of the number are gone.
            var breaks = (current.ValuesByName.Contains(before.First().Name) ? Breaks.None : Breaks.JsonNewReadsOld)
                | (previous.ValuesByName.Contains(now[0]) || (!isOutranked && before.All(v => current.ValuesByName.Contains(v.Name))) ? Breaks.None : Breaks.JsonOldReadsNew);
            yield return new(before.Key, lost, [.. now.Where(n => !previous.ValuesByName.Contains(n))], breaks);
        }
    }

    /// <summary>What happened to the names of one number.</summary>
    private sealed record Change(int Number, string[] LostNames, string[] NewNames, Breaks JsonBreaks);
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Enums;

/// <summary>A number of an enum lost a name it had.</summary>
internal static class EnumValueSameName
{
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
            if (previous.HasSameValues(current))
                return;
            var numbers = current.Values.ToLookup(v => v.Number);
            foreach (var before in previous.Values.GroupBy(v => v.Number).Where(g => numbers.Contains(g.Key)))
            {
                string[] names = [.. numbers[before.Key].Select(v => v.Name)];
                string[] lost = [.. before.Select(v => v.Name).Except(names, StringComparer.Ordinal)];
                if (lost.Length == 0 || (context.Leaves(EnumValueRenumbered.Rule) && before.All(v => EnumValueRenumbered.IsRenumbered(v, current) || !lost.Contains(v.Name))))
                    continue;
                foreach (var value in numbers[before.Key])
                {
                    context.Report(
                        Anchor.AtToken(value, EnumValueFields.Number),
                        value.FullName,
                        $"{before.Key}:{string.Join(',', lost)}",
                        Breaks.Source | Breaks.Json,
                        $"Number {before.Key} of enum {current.FullName} is no longer called {Quote(lost)} but {Quote(names)}: code that uses the name stops compiling, and JSON that carries it is refused.",
                        $"Keep {Quote(lost)}; a new name can stand beside it with `option allow_alias = true;`.");
                }
            }

            static string Quote(string[] names) => string.Join(", ", names.Select(n => $"\"{n}\""));
        },
    };
}

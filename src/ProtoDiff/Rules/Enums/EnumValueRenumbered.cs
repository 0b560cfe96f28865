using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Enums;

/// <summary>A value kept its name and changed its number: to source code and JSON it is the same value, in binary data it is another.</summary>
internal static class EnumValueRenumbered
{
    public static readonly Rule Rule = new()
    {
        Id = "ENUM_VALUE_RENUMBERED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Renumbered,
        Finds = "A value of an enum left its number and stands, under the same name, at another one.",
        WhoBreaks = "Every reader of binary data whose writer has the other version: it sees another value, or none. Nothing fails to compile.",
        Instead = "Keep the number. A number is the value's identity on the wire; order in the file is free.",
        Enums = (context, previous, current) =>
        {
            if (previous.HasSameValues(current))
                return;
            foreach (var value in previous.Values)
            {
                if (Successor(value, current) is not { } moved)
                    continue;
                var heir = current.ValuesByNumber[value.Number].FirstOrDefault();
                context.Report(
                    Anchor.AtToken(moved, EnumValueFields.Number),
                    moved.FullName,
                    $"{value.Number}:{moved.Number}",
                    Breaks.Wire,
                    $"Value \"{moved.Name}\" of enum {current.FullName} moved from number {value.Number} to {moved.Number}: data written as {value.Number} is {(heir is null ? "no longer known by a name" : $"now read as \"{heir.Name}\"")}.",
                    $"Keep number {value.Number}.");
            }
        },
    };

    /// <summary>Whether a previous value stands at another number now.</summary>
    public static bool IsRenumbered(EnumValueSchema previous, EnumSchema current) => Successor(previous, current) is not null;

    private static EnumValueSchema? Successor(EnumValueSchema previous, EnumSchema current) =>
        current.ValuesByName[previous.Name].FirstOrDefault(v => v.Number != previous.Number);
}

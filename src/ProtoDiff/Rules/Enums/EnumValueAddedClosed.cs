using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Enums;

/// <summary>A closed enum has a number that its old readers take for no value at all.</summary>
internal static class EnumValueAddedClosed
{
    public static readonly Rule Rule = new()
    {
        Id = "ENUM_VALUE_ADDED_CLOSED",
        Categories = new(Categories.WireJson | Categories.Wire),
        IsInBuf = false,

        // Every enum of proto2 is closed, and most grow: who writes a new value only after the readers know it breaks nobody.
        Severity = Severity.Warning,
        Change = ChangeKind.Added,
        Finds = "A closed enum (proto2, or feature enum_type = CLOSED) has a value with a new number. A new name for a number it had is no finding.",
        WhoBreaks = "Old readers of binary data: they put the value among the unknown fields and see the field as not set, or a repeated field without the element.",
        Instead = "Let every reader know the value before any writer sends it; or leave the enum be and add a field of an open enum beside it.",
        Enums = (context, previous, current) =>
        {
            if (!previous.IsClosed || previous.HasSameValues(current))
                return;
            var known = previous.Values.Select(v => v.Number).ToHashSet();
            var names = previous.Values.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var value in current.Values.Where(v => known.Add(v.Number)))
            {
                // A value that came from another number is reported as that.
                if (names.Contains(value.Name) && context.Leaves(EnumValueRenumbered.Rule))
                    continue;
                context.Report(
                    Anchor.At(value),
                    value.FullName,
                    $"{value.Number}",
                    Breaks.OldReadsNew,
                    $"Value \"{value.Name}\" (number {value.Number}) was added to closed enum {current.FullName}: old readers see a field that holds it as not set.",
                    "Write it only once every reader knows it.");
            }
        },
    };
}

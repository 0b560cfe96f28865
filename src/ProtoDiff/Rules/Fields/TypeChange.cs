using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>Reports that a field changed its type, in the words that all rules about types share.</summary>
internal static class TypeChange
{
    public static void Report(RuleContext context, FieldSchema previous, FieldSchema current)
    {
        var (from, to) = (Wording.TypeOf(previous), Wording.TypeOf(current));
        var isReplaced = previous.Name != current.Name && !current.IsExtension;
        context.Report(
            Anchor.AtType(current),
            current.FullName,
            $"{current.Number}:{from}:{to}",
            Breaks.Source | ReadersThatBreak(context, previous, current),
            isReplaced
                ? $"Number {current.Number} of {current.ContainingMessage} carried \"{previous.Name}\" ({from}) and now carries \"{current.Name}\" ({to}): {Effect(context, previous, current)}."
                : $"{Wording.Subject(current)} changed type from {from} to {to}: {Effect(context, previous, current)}.",
            isReplaced ? AdviceToSeparate(context.Types, previous, current) : Advice(previous, current, from, to));
    }

    /// <summary>Who reads something else than was written.</summary>
    public static Breaks ReadersThatBreak(RuleContext context, FieldSchema previous, FieldSchema current)
    {
        var breaks = context.Types.ReadersThatBreak(previous, current);

        // Where one of the two only moved to or from the number, bytes are misread only if the other takes them.
        var wire = context.Pairs.IsRenumbered(previous) || context.Pairs.IsRenumbered(current)
            ? KindFacts.Of(previous.ResolvedKind()).WireType == KindFacts.Of(current.ResolvedKind()).WireType ? Breaks.Wire : Breaks.None
            : breaks & Breaks.Wire;
        return wire | (Namesake.ElsewhereThatBreak(context.Pairs, previous, current) ?? ((breaks & Breaks.Json) | FieldSameName.JsonReadersThatBreak(previous, current)));
    }

    /// <summary>What a reader makes of bytes that the other side wrote.</summary>
    private static string Effect(RuleContext context, FieldSchema previous, FieldSchema current)
    {
        var before = KindFacts.Of(previous.ResolvedKind());
        var after = KindFacts.Of(current.ResolvedKind());
        return (before.Wire, after.Wire) switch
        {
            (WireFamily.String, WireFamily.Bytes) => "readers that still expect a string refuse bytes that are not UTF-8, and code that uses it stops compiling",
            (WireFamily.Bytes, WireFamily.String) => "readers refuse data that is not UTF-8",
            (WireFamily.Varint, WireFamily.Enum) when before.Kind != FieldKind.Bool => EffectOfNumberAndEnum(before, current),
            (WireFamily.Enum, WireFamily.Varint) when after.Kind != FieldKind.Bool => EffectOfNumberAndEnum(after, previous),
            (WireFamily.Enum, WireFamily.Enum) => "each side reads the other's numbers as its own values",
            (WireFamily.Message, WireFamily.Message) or (WireFamily.Group, WireFamily.Group) => MessageEffect(context, previous, current),
            var (from, to) when from == to => "code that uses it stops compiling, and a value that does not fit the other type arrives changed",
            _ when before.WireType != after.WireType && !(ArePacked(previous, before) && ArePacked(current, after)) =>
                "a reader on the other side skips the value and sees the default",
            _ => "a reader on the other side takes the bytes for another value",
        };
    }

    // Both are written as the number (protobuf.dev, "Updating A Message Type"); only JSON knows names.
    private static string EffectOfNumberAndEnum(KindFacts number, FieldSchema named)
    {
        var isClosed = named.TypeName is { } name && named.File.Set.FindType(name, named.File) is EnumSchema { IsClosed: true };
        var lost = (isClosed, number.Is64Bit) switch
        {
            (true, _) => ", unless the closed enum does not know it",
            (false, true) => ", cut off to 32 bits in the enum",
            _ => "",
        };
        return $"a reader on the other side gets the number{lost}, but code that uses it stops compiling, and JSON holds a name where a number is expected";
    }

    private static string MessageEffect(RuleContext context, FieldSchema previous, FieldSchema current)
    {
        var differences = MessageStructure.MessageOf(previous) is { } before && MessageStructure.MessageOf(current) is { } after
            ? context.Types.Structure.Differences(before, after)
            : null;
        return differences switch
        {
            null => "each side reads the other's bytes as its own fields, number by number",
            [] => "both are written alike, but code that uses it stops compiling",
            [var first, ..] => $"each side reads the other's bytes as its own fields, and \"{first.Path}\" does not read what was written ({first.What})",
        };
    }

    private static bool ArePacked(FieldSchema field, KindFacts facts) => field.IsRepeated && facts.IsPackable;

    private static string Advice(FieldSchema previous, FieldSchema current, string from, string to)
    {
        var number = current is { IsExtension: false, Message: { IsMapEntry: false } message } && previous.Message is { } before
            ? Wording.SuchAsFreeNumber(before, message)
            : "";
        var retire = current is { IsExtension: false, Message.IsMapEntry: false }
            ? $"; once no reader needs the old field, replace it by {Wording.ReservedLines(current.File, current.Number, current.Name)}"
            : "";
        return $"Keep {from}; add {to} as a field beside it under a number never used{number}{retire}.";
    }

    /// <summary>Another name and another type: a second field took the number of the first, so each needs one of its own.</summary>
    private static string AdviceToSeparate(TypeCompatibility types, FieldSchema previous, FieldSchema current)
    {
        var (before, after) = (previous.Message!, current.Message!);
        var home = before.FindField(current.Name);
        var move = home is not null && types.OnTheWire(home, current)
            ? $"Keep \"{current.Name}\" at number {home.Number}, where it was,"
            : $"Give \"{current.Name}\" a number of its own{Wording.SuchAsFreeNumber(before, after)},";
        var isGone = after.FindField(previous.Name) is null;
        var retire = isGone ? $", or retire it with {Wording.ReservedLines(current.File, previous.Number, previous.Name)}" : "";
        return $"{move} and keep number {previous.Number} for \"{previous.Name}\"{retire}.";
    }
}

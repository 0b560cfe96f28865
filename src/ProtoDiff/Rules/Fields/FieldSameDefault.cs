using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field has another value when it is not set.</summary>
internal static class FieldSameDefault
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_SAME_DEFAULT",
        Categories = RuleCategories.OnlyV2(Categories.All),
        Change = ChangeKind.Altered,
        Finds = "A singular field or extension has another default: stated, or the first value of its enum.",
        WhoBreaks = "Both versions read a message in which the field is not set as different values.",
        Instead = "Keep the default. A new one needs a new field, or code that says what absence means.",
        Fields = (context, previous, current) =>
        {
            if (!AreZero(previous, current))
                Check(context, previous, current);
        },

        // The enum of a field may be in another file than the field, and all that changed.
        Enums = (context, previous, current) =>
        {
            if (previous.FullName != current.FullName || HaveSameDefaults(previous, current))
                return;
            foreach (var file in context.Pairs.UnchangedThatSee(current.File))
            {
                if (!previous.File.Set.Index.TryGet(file.Name, out var entry))
                    continue;
                foreach (var (before, after) in FieldsOf(previous.File.Set.File(entry)).Zip(FieldsOf(file), (b, a) => new Pair<FieldSchema>(b, a)).Where(f => f.Current.TypeName == current.FullName))
                {
                    context.Against = before.File;
                    context.Subject = (before, after);
                    Check(context, before, after);
                }
            }
        },
    };

    // A field has the first value, or one that it names.
    private static bool HaveSameDefaults(EnumSchema previous, EnumSchema current) =>
        previous.HasSameValues(current)
        || (previous.Values.FirstOrDefault()?.Number == current.Values.FirstOrDefault()?.Number
            && !Array.Exists(current.Values, v => previous.ValuesByName[v.Name].Any(p => p.Number != v.Number)));

    private static IEnumerable<FieldSchema> FieldsOf(FileSchema file) => file.AllMessages().SelectMany(m => m.Fields).Concat(file.AllExtensions());

    private static void Check(RuleContext context, FieldSchema previous, FieldSchema current)
    {
        if (!Differ(previous, current))
            return;
        var (was, now) = (Describe(previous), Describe(current));
        context.Report(
            Anchor.AtToken(current, FieldFields.DefaultValue),
            current.FullName,
            $"{was}:{now}",
            Breaks.Source | ReadersOfOtherDefault(previous, current),
            $"{Wording.Subject(current)} changed its default from {was} to {now}: where it is not set, the two versions read different values.",
            $"Keep the default {was}.");
    }

    private static bool Differ(FieldSchema previous, FieldSchema current) =>
        !AreZero(previous, current) && CanHaveDefault(previous) && CanHaveDefault(current) && !IsSameEnumDefault(previous, current)
        && !HaveSame(previous, current);

    /// <summary>Who reads a field that is not set as another value.</summary>
    public static Breaks ReadersThatBreak(FieldSchema previous, FieldSchema current) =>
        Differ(previous, current) ? ReadersOfOtherDefault(previous, current) : Breaks.None;

    // A required field is always written. And a value of an enum that has another number now is read as that value where nothing is written.
    private static Breaks ReadersOfOtherDefault(FieldSchema previous, FieldSchema current)
    {
        if (previous.ResolvedKind() == FieldKind.Enum && current.ResolvedKind() == FieldKind.Enum && Describe(previous) == Describe(current))
            return Breaks.None;
        return (previous.IsRequired ? Breaks.None : Breaks.NewReadsOld | Breaks.JsonNewReadsOld)
            | (current.IsRequired ? Breaks.None : Breaks.OldReadsNew | Breaks.JsonOldReadsNew);
    }

    private static bool CanHaveDefault(FieldSchema field) => !field.IsRepeated && field.ResolvedKind() is not (FieldKind.Message or FieldKind.Group);

    // Almost every field, and quickly told: an enum without a default has that of its first value, and everything else is zero.
    private static bool AreZero(FieldSchema previous, FieldSchema current) =>
        previous is { DefaultValue: null, DeclaredKind: not (FieldKind.Enum or FieldKind.Unspecified) }
        && current is { DefaultValue: null, DeclaredKind: not (FieldKind.Enum or FieldKind.Unspecified) };

    // An enum in a file that did not change has the same values on both sides: that file need not be read to know it.
    private static bool IsSameEnumDefault(FieldSchema previous, FieldSchema current) =>
        previous.DeclaredKind == FieldKind.Enum && current.DeclaredKind == FieldKind.Enum
        && previous.TypeName == current.TypeName && previous.DefaultValue == current.DefaultValue
        && previous.TypeName is { } name && previous.File.Set.FindParsed(name) is null && current.File.Set.FindParsed(name) is null;

    // Numbers of enums need none of the 128 bits, which are compiled only when they are used.
    private static bool HaveSame(FieldSchema previous, FieldSchema current) =>
        previous.ResolvedKind() == FieldKind.Enum && current.ResolvedKind() == FieldKind.Enum
            ? FieldDefault.EnumNumber(previous) == FieldDefault.EnumNumber(current)
            : FieldDefault.AreSame(previous, current);

    private static string Describe(FieldSchema field) => field.ResolvedKind() switch
    {
        FieldKind.String or FieldKind.Bytes => $"\"{field.DefaultValue}\"",
        FieldKind.Bool => field.DefaultValue ?? "false",
        FieldKind.Enum => field.DefaultValue ?? TypeCompatibility.EnumOf(field).Values.FirstOrDefault()?.Name ?? "0",
        _ => field.DefaultValue ?? "0",
    };
}

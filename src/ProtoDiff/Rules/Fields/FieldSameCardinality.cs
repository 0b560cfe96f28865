using Wirecheck.ProtoDiff.Rules.Messages;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field has another cardinality: in any case, and where binary data, or JSON, is written otherwise.</summary>
internal static class FieldSameCardinality
{
    public static readonly Rule Rule = Create(
        "FIELD_SAME_CARDINALITY", new(Categories.File | Categories.Package) { V1Beta1 = Categories.All & ~Categories.Csr }, c => c,
        "A field or extension changed between optional with and without presence, required, repeated and map.",
        "Code that uses the generated property, whose type or members change; and readers, where one value became many or the reverse.");

    public static readonly Rule WireCompatible = Create(
        "FIELD_WIRE_COMPATIBLE_CARDINALITY", new(Categories.Wire), Cardinalities.OnTheWire,
        "A field or extension changed between optional, required and repeated; a map is a repeated field here.",
        "Every reader whose writer has the other version: of several values one is kept, packed ones are lost, and a missing required one is refused.");

    public static readonly Rule WireAndJsonCompatible = Create(
        "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", new(Categories.WireJson | Categories.Csr), Cardinalities.InJson,
        "A field or extension changed between optional, required, repeated and map.",
        "Every reader whose writer has the other version; in JSON a value, a list and an object are three different things.");

    private static Rule Create(string id, RuleCategories categories, Func<Cardinality, Cardinality> group, string finds, string whoBreaks) => new()
    {
        Id = id,
        Categories = categories,
        Change = ChangeKind.Altered,
        Finds = finds,
        WhoBreaks = whoBreaks,
        Instead = "Keep the cardinality; add a field of the other one under a new number, fill both, and retire the old one.",
        Fields = (context, previous, current) => Check(context, previous, current, group),
    };

    private static void Check(RuleContext context, FieldSchema previous, FieldSchema current, Func<Cardinality, Cardinality> group)
    {
        // The key and the value of a map have no cardinality that anyone could see.
        if (previous.Message is { IsMapEntry: true } && current.Message is { IsMapEntry: true })
            return;
        var (from, to) = (Cardinalities.Of(previous), Cardinalities.Of(current));
        if (group(from) == group(to) || IsLeftToRulesAboutRequired(context, current, from, to))
            return;
        context.Report(
            Anchor.At(current),
            current.FullName,
            $"{from}:{to}",
            Breaks.Source | ReadersThatBreak(from, to),
            $"{Wording.Subject(current)} changed from {from.Name()} to {to.Name()}: {Effect(from, to)}.",
            $"Keep it {from.Name()}; if it has to be {to.Name()}, add a field beside it under a number never used.");
    }

    private static bool IsLeftToRulesAboutRequired(RuleContext context, FieldSchema current, Cardinality from, Cardinality to) =>
        IsSingular(from) && IsSingular(to) && !current.IsExtension
        && ((from == Cardinality.Required && context.Leaves(MessageSameRequiredFields.Rule))
            || (to == Cardinality.Required && (context.Leaves(MessageSameRequiredFields.Added) || context.Leaves(MessageSameRequiredFields.Rule))));

    private static bool IsSingular(Cardinality cardinality) => cardinality is Cardinality.Explicit or Cardinality.Implicit or Cardinality.Required;

    /// <summary>Who reads something else than was written.</summary>
    public static Breaks ReadersThatBreak(Cardinality from, Cardinality to)
    {
        if (from.InJson() == to.InJson())
            return Breaks.None;

        // A map keeps the last of several entries with one key.
        if (from.OnTheWire() == to.OnTheWire())
            return Breaks.Json | (to == Cardinality.Map ? Breaks.NewReadsOld : Breaks.OldReadsNew);
        if (IsSingular(from) && IsSingular(to))
            return to == Cardinality.Required ? Breaks.NewReadsOld | Breaks.JsonNewReadsOld : Breaks.OldReadsNew | Breaks.JsonOldReadsNew;

        // One value reads as a list of one, but for a required one of none.
        return (from, to) switch
        {
            (Cardinality.Repeated, Cardinality.Explicit or Cardinality.Implicit) => Breaks.NewReadsOld | Breaks.Json,
            (Cardinality.Explicit or Cardinality.Implicit or Cardinality.Required, Cardinality.Repeated) => Breaks.OldReadsNew | Breaks.Json,
            (Cardinality.Repeated, Cardinality.Required) => Breaks.NewReadsOld | Breaks.Json,
            _ => Breaks.Wire | Breaks.Json,
        };
    }

    private static string Effect(Cardinality from, Cardinality to) => (from, to) switch
    {
        (Cardinality.Explicit, Cardinality.Implicit) => "code can no longer tell a field that is not set from one set to its default",
        (Cardinality.Implicit, Cardinality.Explicit) => "generated code gains presence, and the default value is now written where it is set",
        (Cardinality.Required, _) when IsSingular(to) => "readers that still require it refuse messages without it",
        (_, Cardinality.Required) when IsSingular(from) => "readers that require it refuse messages without it",
        (Cardinality.Map, Cardinality.Repeated) or (Cardinality.Repeated, Cardinality.Map) => "code that uses it stops compiling, JSON writes a map as an object and a list as an array, and of several entries with one key a map keeps the last",
        _ when IsSingular(to) => "of several values a reader keeps one, and of packed ones none",
        _ => "code that uses it stops compiling, and a reader that expects one value keeps the last, and none of packed numbers",
    };
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Enums;

/// <summary>An enum that was open is closed, or the reverse.</summary>
internal static class EnumSameType
{
    public static readonly Rule Rule = new()
    {
        Id = "ENUM_SAME_TYPE",
        Categories = new(Categories.File | Categories.Package),
        Change = ChangeKind.Altered,
        Finds = "The enum changed between open and closed, by feature enum_type or by its syntax.",
        WhoBreaks = "Readers of values they do not know: an open enum keeps the number, a closed one leaves the field unset.",
        Instead = "Keep it as it is, and state `features.enum_type` when moving to another syntax.",
        Enums = (context, previous, current) =>
        {
            if (previous.IsClosed == current.IsClosed)
                return;
            var (from, to) = current.IsClosed ? ("open", "closed") : ("closed", "open");
            context.Report(
                Anchor.AtFeature(current, Feature.EnumType).Or(Anchor.At(current)),
                current.FullName,
                to,
                Breaks.Source | (current.IsClosed ? Breaks.NewReadsOld | Breaks.JsonNewReadsOld : Breaks.OldReadsNew | Breaks.JsonOldReadsNew),
                $"Enum {current.FullName} changed from {from} to {to}: {(current.IsClosed ? "a number it does not know now leaves the field unset" : "code now meets numbers that have no name")}.",
                current.File.UsesEditions ? $"Keep `features.enum_type = {from.ToUpperInvariant()}`." : "Keep the syntax, or use an edition with `features.enum_type`.");
        },
    };
}

using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Numbers or names that a message or an enum kept reserved, or kept for extensions, are free for other uses now.</summary>
internal static class ReservedNoDelete
{
    // descriptor.proto and protobuf.dev, "Assigning Field Numbers": field numbers have 29 bits; those of MessageSet and enums all but the sign.
    private const int MaxFieldNumber = (1 << 29) - 1;
    private const int MaxMessageSetNumber = int.MaxValue - 1;
    private const int MaxEnumNumber = int.MaxValue;

    public static readonly Rule InMessage = new()
    {
        Id = "RESERVED_MESSAGE_NO_DELETE",
        Categories = new(Categories.All),
        Change = ChangeKind.Deleted,
        Finds = "A field number or name that the message reserved is not reserved any more.",
        WhoBreaks = "Nobody yet: whoever reads old data, as soon as the number or name is given to another field.",
        Instead = "Keep every `reserved` statement for good. Ranges may be merged and widened.",
        Messages = (context, previous, current) =>
        {
            // A number that is in use again is reported as that.
            IEnumerable<NumberRange> used = context.Leaves(FieldNumberReused.Rule)
                ? current.Fields.Where(f => FieldNumberReused.IsReused(previous, f)).Select(f => new NumberRange(f.Number, f.Number))
                : [];
            ReportNumbers(context, current, "reserved", previous.ReservedRanges, [.. current.ReservedRanges, .. used], MaxNumber(current));
            ReportNames(context, current, previous.ReservedNames, current.ReservedNames);
        },
    };

    public static readonly Rule InEnum = new()
    {
        Id = "RESERVED_ENUM_NO_DELETE",
        Categories = new(Categories.All),
        Change = ChangeKind.Deleted,
        Finds = "A number or name that the enum reserved is not reserved any more.",
        WhoBreaks = "Nobody yet: whoever reads old data, as soon as the number or name is given to another value.",
        Instead = "Keep every `reserved` statement for good. Ranges may be merged and widened.",
        Enums = (context, previous, current) =>
        {
            ReportNumbers(context, current, "reserved", previous.ReservedRanges, current.ReservedRanges, MaxEnumNumber);
            ReportNames(context, current, previous.ReservedNames, current.ReservedNames);
        },
    };

    public static readonly Rule Extensions = new()
    {
        Id = "EXTENSION_MESSAGE_NO_DELETE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "A number that the message kept for extensions is not kept for them any more, even if it is reserved instead.",
        WhoBreaks = "Files that extend the message with the number no longer compile, and neither does code that uses those extensions.",
        Instead = "Keep every `extensions` statement. Ranges may be merged and widened.",
        Messages = (context, previous, current) =>
            ReportNumbers(context, current, "extensions", previous.ExtensionRanges, current.ExtensionRanges, MaxNumber(current)),
    };

    private static void ReportNumbers(
        RuleContext context, SchemaElement element, string keyword, NumberRange[] previous, NumberRange[] current, int max)
    {
        if (previous.Length == 0)
            return;
        var numbersNow = new MergedRanges(current);
        foreach (var range in previous)
        {
            NumberRange[] missing = [.. numbersNow.Missing(range)];
            if (missing.Length == 0)
                continue;
            var (was, gone) = (NumberRanges.Format([range], max), NumberRanges.Format(missing, max));
            var numbers = was == gone ? was : $"{gone} of `{keyword} {was};`";
            context.Report(
                Anchor.At(element),
                element.FullName,
                $"{was}:{gone}",
                keyword == "extensions" ? Breaks.Source : Breaks.None,
                keyword == "extensions"
                    ? $"{element.FullName} no longer keeps {numbers} for extensions: files that extend it there stop compiling."
                    : $"{element.FullName} no longer reserves {numbers}: a number that old data still uses can be given away again.",
                $"Put `{keyword} {gone};` back.");
        }
    }

    private static void ReportNames(RuleContext context, SchemaElement element, string[] previous, string[] current)
    {
        if (previous.Length == 0)
            return;
        foreach (var name in previous.Except(current, StringComparer.Ordinal))
        {
            context.Report(
                Anchor.At(element),
                element.FullName,
                name,
                Breaks.None,
                $"{element.FullName} no longer reserves the name \"{name}\": JSON that still carries it can come to mean something else.",
                $"Put {Wording.ReservedNames(element.File, name)} back.");
        }
    }

    private static int MaxNumber(MessageSchema message) =>
        OptionReader.Number(message, MessageOptionFields.MessageSetWireFormat) is 1 ? MaxMessageSetNumber : MaxFieldNumber;
}

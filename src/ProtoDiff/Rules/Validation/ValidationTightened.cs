using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>Validation refuses what it let through.</summary>
internal static class ValidationTightened
{
    private const int MessageExtension = 1159;
    private const int MessageCel = 3;
    private const int MessageCelExpression = 5;
    private const int OneofExtension = 1159;
    private const int OneofRequired = 1;

    public static readonly Rule Rule = new()
    {
        Id = "VALIDATION_TIGHTENED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Altered,
        Finds = "A constraint of protovalidate (`buf.validate`) was added or lets less through than it did, or a new field refuses the value it has where it is not set. What cannot be compared, such as one regular expression with another, is no finding.",
        WhoBreaks = "Writers of the previous version, whose messages new readers refuse; and readers of stored data, where they validate it.",
        Instead = "Let a constraint in force refuse only more than a new reader can bear; to ask for more, add a field or a new version of the message.",
        Messages = (context, previous, current) =>
        {
            CheckNewFields(context, previous, current);
            CheckOneofs(context, previous, current);
            CheckExpressions(context, previous, current);
        },
        Fields = (context, previous, current) =>
        {
            if (OptionMessage.AreSame(previous, current) || FieldConstraints.Of(current) is not { } constraints)
                return;
            foreach (var tightening in constraints.TighterThan(FieldConstraints.Of(previous)))
            {
                var what = (tightening.Was, tightening.Now) switch
                {
                    (var was, "") => $"lost constraint `{was}`",
                    ("", var now) => $"gained constraint `{Written(tightening.Path, now)}`",
                    var (was, now) => $"narrowed constraint `{Written(tightening.Path, was)}` to `{Written("", now)}`",
                };
                Report(
                    context,
                    current,
                    tightening,
                    $"{Wording.Subject(current)} {what}",
                    tightening.Was.Length > 0 ? $"Keep `{Written(tightening.Path, tightening.Was)}`." : "Leave it out, and check in code until no writer sends anything else.");
            }
        },
    };

    private static void CheckNewFields(RuleContext context, MessageSchema previous, MessageSchema current)
    {
        if (SchemaPairs.HaveSameNumbers(previous.Fields, current.Fields))
            return;
        foreach (var field in current.Fields.Where(f => previous.FindField(f.Number) is null && !context.Pairs.IsRenumbered(f)))
        {
            if (FieldConstraints.Of(field)?.RefusalOfDefault() is { } refusal)
            {
                Report(
                    context,
                    field,
                    refusal,
                    $"{Wording.Subject(field)} was added with constraint `{Written(refusal.Path, refusal.Now)}`, which it does not meet where it is not set",
                    refusal.Path.Length == 0 ? "Leave `required` out, and check in code that it is set." : $"{(field.IsRepeated ? "Add" : "Make it `optional`, or add")} `ignore: IGNORE_IF_ZERO_VALUE`.");
            }
        }
    }

    private static void CheckOneofs(RuleContext context, MessageSchema previous, MessageSchema current)
    {
        foreach (var oneof in current.Oneofs.Where(IsRequired))
        {
            // A oneof may have another name: it is the one its members were in.
            var members = current.Fields.Where(f => f.RealOneof == oneof).Select(f => f.Number).ToHashSet();
            if (Array.Exists(previous.Fields, f => members.Contains(f.Number) && f.RealOneof is { } before && IsRequired(before)))
                continue;
            Report(
                context,
                oneof,
                new("", [OneofExtension, OneofRequired], "", "required: true"),
                $"Oneof \"{oneof.Name}\" of {current.FullName} gained constraint `required: true`",
                "Leave it out, and check in code that a member is set.");
        }
    }

    private static void CheckExpressions(RuleContext context, MessageSchema previous, MessageSchema current)
    {
        if (OptionMessage.AreSame(previous, current))
            return;
        var (before, after) = (Expressions(previous), Expressions(current));
        if (!CelExpressions.AreKept(before, after))
            return;
        foreach (var (added, place) in after.Where(e => !before.ContainsKey(e.Key)))
        {
            Report(
                context,
                current,
                new("", [MessageExtension, .. place], "", added),
                $"Message {current.FullName} gained constraint `{added}`",
                "Leave it out, and check in code until no writer sends anything else.");
        }
    }

    private static void Report(RuleContext context, SchemaElement element, Tightening tightening, string what, string advice)
    {
        // What was written in one statement has a place of its own in the source only as a whole.
        var anchor = Enumerable.Range(0, tightening.Option.Length).Select(cut => Anchor.AtOption(element, tightening.Option[..^cut])).Aggregate((inner, outer) => inner.Or(outer));
        context.Report(
            anchor.Or(Anchor.At(element)),
            element.FullName,
            $"{tightening.Path}:{tightening.Was}:{tightening.Now}",
            Breaks.NewReadsOld | Breaks.JsonNewReadsOld,
            $"{what}: new readers refuse what writers of the previous version may send.",
            advice);
    }

    private static Dictionary<string, int[]> Expressions(MessageSchema message) =>
        OptionMessage.Of(message).Message(MessageExtension) is { } rules ? CelExpressions.Of(rules, MessageCel, MessageCelExpression) : [];

    private static bool IsRequired(OneofSchema oneof) =>
        oneof.Options.Length > 0 && OptionMessage.Of(oneof).Message(OneofExtension)?.Number(OneofRequired) is not (null or 0);

    private static string Written(string path, string constraint) => path.Length == 0 ? constraint : $"{path}.{constraint}";
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field that clients send has to be sent now, or is ignored now, by its annotation.</summary>
internal static class FieldBehaviorTightened
{
    public static readonly Rule Rule = new()
    {
        Id = "FIELD_BEHAVIOR_TIGHTENED",
        Categories = new(Categories.File | Categories.Package | Categories.WireJson | Categories.Wire),
        IsInBuf = false,

        // What the server does is not in the schema: an annotation may only say what has always been so (AIP-203, "Guidance").
        Severity = Severity.Warning,
        Change = ChangeKind.Altered,
        Finds = "A field of a message that a request leads to gained `google.api.field_behavior` REQUIRED or OUTPUT_ONLY, or is new there and REQUIRED. Messages that only responses carry are not looked at, nor are members of a oneof for REQUIRED.",
        WhoBreaks = "Clients already deployed: without a REQUIRED field their requests are refused, and what they send in an OUTPUT_ONLY field is ignored (AIP-203, \"Backwards compatibility\").",
        Instead = "Keep the field OPTIONAL and give it a default in the server; ask for more in a new method or a new version of the API.",
        Messages = (context, previous, current) =>
        {
            if (SchemaPairs.HaveSameNumbers(previous.Fields, current.Fields))
                return;
            foreach (var field in current.Fields.Where(f => previous.FindField(f.Number) is null && !context.Pairs.IsRenumbered(f)))
            {
                if (IsRequired(field) && IsSent(previous))
                    ReportRequired(context, field, "was added as REQUIRED: requests of clients already deployed, which do not know it, are refused");
            }
        },
        Fields = (context, previous, current) =>
        {
            if (OptionMessage.AreSame(previous, current) || previous.IsExtension)
                return;
            if (!IsRequired(previous) && IsRequired(current) && IsSent(previous.Message!))
                ReportRequired(context, current, "became REQUIRED: requests of clients already deployed that leave it out are refused");
            if (!IsOutputOnly(previous) && IsOutputOnly(current) && IsSent(previous.Message!))
                ReportOutputOnly(context, current);
        },
    };

    private static void ReportRequired(RuleContext context, FieldSchema field, string what) =>
        Report(context, field, FieldBehaviorValues.Required, what, "Make it OPTIONAL, with a default in the server for requests without it.");

    private static void ReportOutputOnly(RuleContext context, FieldSchema field) => Report(
        context,
        field,
        FieldBehaviorValues.OutputOnly,
        "became OUTPUT_ONLY: what clients already deployed send in it is ignored",
        "Keep accepting it, and add an OUTPUT_ONLY field beside it for what the server says.");

    private static void Report(RuleContext context, FieldSchema field, int behavior, string what, string advice) => context.Report(
        Anchor.AtOption(field, FieldBehaviorValues.Extension, FieldBehavior.IndexOf(field, behavior)).Or(Anchor.At(field)),
        field.FullName,
        $"{behavior}",
        Breaks.NewReadsOld | Breaks.JsonNewReadsOld,
        $"{Wording.Subject(field)} {what}.",
        advice);

    // Of a oneof some member can be required, not each; and what the server ignores it cannot require.
    private static bool IsRequired(FieldSchema field) =>
        field.RealOneof is null && FieldBehavior.Has(field, FieldBehaviorValues.Required) && !IsOutputOnly(field);

    private static bool IsOutputOnly(FieldSchema field) => FieldBehavior.Has(field, FieldBehaviorValues.OutputOnly);

    private static bool IsSent(MessageSchema message) => message.File.Set.Sent.Contains(message);
}

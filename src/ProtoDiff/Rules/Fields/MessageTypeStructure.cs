using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A field or an RPC uses another message, and something in the one cannot be read as the other.</summary>
internal static class MessageTypeStructure
{
    public static readonly Rule Rule = new()
    {
        Id = "MESSAGE_TYPE_STRUCTURE",
        Categories = new(Categories.WireJson | Categories.Wire),
        IsInBuf = false,
        Change = ChangeKind.Retyped,
        Finds = "A field, extension or RPC uses another message, and a field that can be reached in it is not read as it was written. Messages that are written alike are no finding.",
        WhoBreaks = "Every reader whose writer has the other version: it takes the bytes, or the JSON, of one message for the other.",
        Instead = "Keep the message and add fields to it; or give the new one the same numbers, types and JSON names for what it shares with the old.",
        Numbers = (context, previous, current) =>
        {
            if (AreOthers(context, previous, current) && !(context.Leaves(FieldNumberReused.Rule) && FieldNumberReused.IsTaken(context, previous, current)))
                Report(context, Anchor.AtType(current), current.FullName, Wording.Subject(current), MessageStructure.MessageOf(previous)!, MessageStructure.MessageOf(current)!, TypeChange.ReadersThatBreak(context, previous, current));
        },
        Methods = (context, previous, current) =>
        {
            Compare("request", m => m.InputType, MethodFields.InputType);
            Compare("response", m => m.OutputType, MethodFields.OutputType);

            void Compare(string role, Func<MethodSchema, string> typeOf, int token)
            {
                var (from, to) = (typeOf(previous), typeOf(current));
                if (!context.Pairs.Renames.AreSame(from, to) && MessageStructure.Find(previous.File, from) is { } before && MessageStructure.Find(current.File, to) is { } after)
                    Report(context, Anchor.AtToken(current, token), current.FullName, $"The {role} of RPC {current.FullName}", before, after, context.Types.Structure.ReadersThatBreak(before, after));
            }
        },
    };

    /// <summary>Whether both fields hold messages of different names, both known and delimited alike, which are to be judged by what is in them.</summary>
    public static bool AreOthers(RuleContext context, FieldSchema previous, FieldSchema current) =>
        previous.IsMessage() && previous.ResolvedKind() == current.ResolvedKind() && !context.Types.Same(previous, current)
        && MessageStructure.MessageOf(previous) is not null && MessageStructure.MessageOf(current) is not null;

    private static void Report(RuleContext context, Anchor anchor, string element, string subject, MessageSchema previous, MessageSchema current, Breaks breaks)
    {
        var differences = context.Types.Structure.Differences(previous, current).Where(d => d.IsOnTheWire || context.Asks(Breaks.Json)).ToArray();
        if (differences is not [var first, ..])
            return;
        var others = differences.Length == 1 ? "" : $", and {differences.Length - 1} more";
        context.Report(
            anchor,
            element,
            $"{previous.FullName}:{current.FullName}",
            breaks,
            $"{subject} changed from message {previous.FullName} to {current.FullName}, whose \"{first.Path}\" does not read what was written: {first.What}{others}.",
            $"Keep {previous.FullName}, or give {current.FullName} what it shares with it under the same numbers, types and names.");
    }
}

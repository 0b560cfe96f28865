using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Messages;

/// <summary>A message changed between the ordinary encoding and that of MessageSet (descriptor.proto, MessageOptions.message_set_wire_format).</summary>
internal static class MessageSetChanged
{
    public static readonly Rule Rule = new()
    {
        Id = "MESSAGE_SET_CHANGED",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Altered,
        Finds = "Message option `message_set_wire_format` was turned on or off.",
        WhoBreaks = "Every reader whose writer has the other version: it finds no extension in the bytes, and takes all of them for unknown fields.",
        Instead = "Leave the option as it is; an ordinary message needs a name of its own.",
        Messages = (context, previous, current) =>
        {
            if (IsSet(previous) == IsSet(current))
                return;
            var (from, to) = IsSet(current) ? ("false", "true") : ("true", "false");
            context.Report(
                Anchor.AtOption(current, MessageOptionFields.MessageSetWireFormat).Or(Anchor.At(current)),
                current.FullName,
                to,
                Breaks.Wire,
                $"Message {current.FullName} changed message_set_wire_format from {from} to {to}: each version writes extensions in a form in which the other does not find them.",
                IsSet(current) ? "Leave the option off." : "Keep `option message_set_wire_format = true;`.");
        },
    };

    private static bool IsSet(MessageSchema message) => OptionReader.Number(message, MessageOptionFields.MessageSetWireFormat) is not (null or 0);
}

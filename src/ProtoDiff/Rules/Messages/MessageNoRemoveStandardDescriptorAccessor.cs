using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Messages;

/// <summary>A message gave up the generated accessor of its descriptor.</summary>
internal static class MessageNoRemoveStandardDescriptorAccessor
{
    public static readonly Rule Rule = new()
    {
        Id = "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Altered,
        Finds = "Message option `no_standard_descriptor_accessor` was turned on.",
        WhoBreaks = "C++ and Java code that calls `descriptor()` of the message.",
        Instead = "Leave the option off; it is for messages with a field of that name.",
        Messages = (context, previous, current) =>
        {
            if (!IsOn(previous) && IsOn(current))
            {
                context.Report(
                    Anchor.AtOption(current, MessageOptionFields.NoStandardDescriptorAccessor),
                    current.FullName,
                    detail: "",
                    Breaks.Source,
                    $"Message {current.FullName} turned on no_standard_descriptor_accessor: code that calls its `descriptor()` stops compiling.",
                    "Leave the option off.");
            }
        },
    };

    private static bool IsOn(MessageSchema message) => OptionReader.Number(message, MessageOptionFields.NoStandardDescriptorAccessor) is not (null or 0);
}

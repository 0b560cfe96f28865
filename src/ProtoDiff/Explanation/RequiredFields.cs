namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>Required fields, which parsers look for once a message and all that is in it is read.</summary>
internal static class RequiredFields
{
    /// <returns>Why a parser refuses the message: one that is not set; null when none is missing.</returns>
    public static RefusedException? Missing(MessageValue message)
    {
        foreach (var field in message.Type.Fields.Values)
        {
            if (field.IsRequired && !message.Has(field))
                return new($"required field \"{field.Name}\" of {message.Type.Schema.FullName} is missing") { Field = field };
            if (message[field].OfType<MessageValue>().Select(Missing).FirstOrDefault(m => m is not null) is { } inner)
            {
                inner.Field = field;
                return inner;
            }
        }

        return null;
    }
}

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>Required fields, which parsers look for once a message and all that is in it is read.</summary>
internal static class RequiredFields
{
    /// <param name="message">The message.</param>
    /// <param name="ignoresUnknown">Whether one that holds a value unknown to the reader counts as set.</param>
    /// <returns>Why a parser refuses the message: one that is not set; null when none is missing.</returns>
    public static RefusedException? Missing(MessageValue message, bool ignoresUnknown)
    {
        foreach (var field in message.Type.Fields.Values)
        {
            if (field.IsRequired && !message.Has(field) && !(ignoresUnknown && message.Unknown.Contains(field.Number)))
                return new($"required field \"{field.Name}\" of {message.Type.Schema.FullName} is missing") { Field = field };
            if (message[field].OfType<MessageValue>().Select(m => Missing(m, ignoresUnknown)).FirstOrDefault(m => m is not null) is { } inner)
            {
                inner.Field = field;
                return inner;
            }
        }

        return null;
    }
}

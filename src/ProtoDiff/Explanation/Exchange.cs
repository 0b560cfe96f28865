namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>A message that a program of one version writes, and what a program of the other one reads.</summary>
/// <param name="Binary">The bytes; null in JSON.</param>
/// <param name="Json">The text; null in binary.</param>
/// <param name="Written">What was written, as the writer's own schema reads it.</param>
/// <param name="Read">What the reader's schema reads; null when it cannot make sense of the data. It may have read everything and refuse it nevertheless.</param>
/// <param name="Refusal">Why the reader refuses; null when it does not.</param>
internal sealed record Exchange(byte[]? Binary, string? Json, MessageValue Written, MessageValue? Read, RefusedException? Refusal)
{
    /// <summary>Writes and reads.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="reader">The message that it is read as.</param>
    /// <param name="direction">Who reads what, in which format: one flag.</param>
    /// <param name="printsDefaults">Whether JSON holds fields without presence even if they have their default; an option that printers of JSON have.</param>
    /// <returns>The exchange; null when the format cannot hold the value, or the writer would not read it itself.</returns>
    public static Exchange? Of(MessageValue value, MessageType reader, Breaks direction, bool printsDefaults = false)
    {
        try
        {
            if (Breaks.Json.HasFlag(direction))
            {
                var json = new JsonEncoder(printsDefaults).Encode(value);
                var written = new JsonDecoder(ignoresUnknown: false).Decode(value.Type, json);
                var ignoresUnknown = direction == Breaks.JsonOldReadsNew;
                var (read, refusal) = Attempt(() => new JsonDecoder(ignoresUnknown).Decode(reader, json), ignoresUnknown);
                return new(null, json, written, read, refusal);
            }
            else
            {
                var bytes = BinaryEncoder.Encode(value);
                var written = BinaryDecoder.Decode(value.Type, bytes);
                var (read, refusal) = Attempt(() => BinaryDecoder.Decode(reader, bytes), ignoresUnknown: false);
                return new(bytes, null, written, read, refusal);
            }
        }
        catch (Exception e) when (e is NotSupportedException or RefusedException)
        {
            return null;
        }
    }

    /// <summary>Whether the reader sees what was written.</summary>
    public bool IsRead(Misreading misreading) => Refusal is null && !misreading.Differences(Written, Read!).Any();

    private static (MessageValue?, RefusedException?) Attempt(Func<MessageValue> read, bool ignoresUnknown)
    {
        try
        {
            var message = read();
            return (message, RequiredFields.Missing(message, ignoresUnknown));
        }
        catch (RefusedException e)
        {
            return (null, e);
        }
    }
}

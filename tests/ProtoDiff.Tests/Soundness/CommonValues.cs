using System.Text.Unicode;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>
/// What both versions can hold, which is what the categories promise to be read alike: numbers that fit both types, values that both enums know, strings that
/// are UTF-8 where only one side asks for it, entries with one key each (docs/protodiff/index.md, "What a category promises").
/// </summary>
internal static class CommonValues
{
    /// <summary>A message without what only its writer can hold; null when nothing complete is left.</summary>
    public static MessageValue? Of(MessageValue message, MessageType reader, bool isJson)
    {
        var common = new MessageValue(message.Type);
        foreach (var field in message.Numbers.Select(n => message.Type.Fields[n]))
        {
            var values = Oracle.Heir(message.Type, field, reader, isJson) is { } heir ? Of(field, message[field], heir, isJson) : message[field];
            if (values.Count == 0 && (field.IsRequired || message.Type.Schema.IsMapEntry))
                return null;
            common.With(field, values);
        }

        return common;
    }

    private static IReadOnlyList<FieldValue> Of(MessageField field, IReadOnlyList<FieldValue> values, MessageField heir, bool isJson)
    {
        FieldValue[] held = [.. values.Select(v => v is MessageValue message && heir.IsMessage ? Of(message, heir.Message!, isJson) : IsHeld(field, v, heir) ? v : null).OfType<FieldValue>()];
        return heir.IsMap && field is { IsMap: false, IsMessage: true } ? [.. held.DistinctBy(v => KeyOf((MessageValue)v))] : held;
    }

    private static bool IsHeld(MessageField from, FieldValue value, MessageField to) => value switch
    {
        NumberValue number when from.Enum is { } own && to.Enum is { } other => other.ValuesByNumber.Contains((int)number.Value) || own.ValuesByNumber[(int)number.Value].Any(v => other.ValuesByName.Contains(v.Name)),
        NumberValue number when to.Facts.Range is not null => to.Facts.Holds(number.Value),
        TextValue text when from.Kind == FieldKind.String || to.Kind == FieldKind.String => Utf8.IsValid(text.Bytes),
        _ => true,
    };

    private static FieldValue? KeyOf(MessageValue element) =>
        element.Type.Fields.TryGetValue(MessageField.MapKey, out var key) ? element[key].FirstOrDefault() ?? (key.IsMessage ? null : key.Default) : null;
}

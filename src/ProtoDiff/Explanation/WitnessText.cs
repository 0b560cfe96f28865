using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>Messages as text, field by field.</summary>
internal static class WitnessText
{
    private const int MaxText = 40;

    /// <summary>The fields of a message that are set, then others that are not, then what is unknown.</summary>
    /// <param name="message">The message.</param>
    /// <param name="shown">Fields to name even if they are not set.</param>
    public static IEnumerable<WitnessValue> Of(MessageValue message, IEnumerable<MessageField> shown) =>
    [
        .. Fields(message, ""),
        .. shown.Where(f => !message.Has(f)).Select(f => new WitnessValue(f.Name, Absent(f))),
        .. Unknown(message, ""),
    ];

    /// <summary>One value as a schema or a program would write it.</summary>
    public static string Of(MessageField field, FieldValue value) => value switch
    {
        NumberValue number when field.Kind == FieldKind.Bool => number.Value == 0 ? "false" : "true",
        NumberValue number when field.Enum is { } type => EnumValue(type, (int)number.Value),
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        RealValue real => field.Kind == FieldKind.Float ? ((float)real.Value).ToString(CultureInfo.InvariantCulture) : real.Value.ToString(CultureInfo.InvariantCulture),
        TextValue text => field.Kind == FieldKind.String && Utf8.IsValid(text.Bytes) ? Quote(Encoding.UTF8.GetString(text.Bytes)) : $"bytes {(text.Bytes.Length == 0 ? "(none)" : Convert.ToHexString(text.Bytes))}",
        _ => "{}",
    };

    private static IEnumerable<WitnessValue> Fields(MessageValue message, string prefix)
    {
        foreach (var field in message.Numbers.Select(n => message.Type.Fields[n]))
        {
            var values = message[field];
            for (var i = 0; i < values.Count; i++)
            {
                if (field.IsMap)
                {
                    var entry = (MessageValue)values[i];
                    var (key, value) = (entry.Type.Fields[MessageField.MapKey], entry.Type.Fields[MessageField.MapValue]);
                    foreach (var line in Value($"{prefix}{field.Name}[{Of(key, entry.Key)}]", value, entry[value][0]))
                        yield return line;
                    continue;
                }

                foreach (var line in Value(field.IsRepeated ? $"{prefix}{field.Name}[{i}]" : $"{prefix}{field.Name}", field, values[i]))
                    yield return line;
            }
        }
    }

    private static IEnumerable<WitnessValue> Unknown(MessageValue message, string prefix) =>
        message.Unknown.Select(n => new WitnessValue($"{prefix}{n}", "unknown, kept aside"));

    private static IEnumerable<WitnessValue> Value(string name, MessageField field, FieldValue value)
    {
        if (value is not MessageValue message)
            return [new(name, Of(field, value))];
        WitnessValue[] inner = [.. Fields(message, $"{name}."), .. Unknown(message, $"{name}.")];
        return inner.Length > 0 ? inner : [new(name, "{}")];
    }

    private static string Absent(MessageField field) =>
        field.IsRepeated ? "empty" : field.IsMessage ? "not set" : $"not set, reads as {Of(field, field.Default)}";

    private static string EnumValue(EnumSchema type, int number) =>
        type.ValuesByNumber[number].FirstOrDefault() is { } value ? $"{value.Name} ({number})" : $"{number}, which {type.Name} has no name for";

    private static string Quote(string text) => text.Length > MaxText ? $"\"{text[..MaxText]}…\"" : $"\"{text}\"";
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>Writes a message as JSON, as programs built from its schema do (protobuf.dev, "ProtoJSON Format").</summary>
/// <param name="printsDefaults">Whether a field without presence that was set to its default is written, too.</param>
internal sealed class JsonEncoder(bool printsDefaults)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotSupportedException">JSON cannot hold it, or holds it in a form of its own.</exception>
    public string Encode(MessageValue message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, message);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json, MessageValue message)
    {
        if (message.Type.HasOwnJson || message.Type.FieldsByJsonName is null)
            throw new NotSupportedException();
        json.WriteStartObject();
        foreach (var field in message.Numbers.Select(n => message.Type.Fields[n]))
        {
            var values = message[field];
            if (!printsDefaults && field.LeavesOut(values[0]))
                continue;
            json.WritePropertyName(field.JsonNames[0]);
            if (field.IsMap)
                WriteMap(json, values);
            else if (field.IsRepeated)
                WriteList(json, field, values);
            else
                Write(json, field, values[0]);
        }

        json.WriteEndObject();
    }

    private void WriteMap(Utf8JsonWriter json, IReadOnlyList<FieldValue> entries)
    {
        json.WriteStartObject();
        foreach (var entry in entries.Cast<MessageValue>())
        {
            var value = entry.Type.Fields[MessageField.MapValue];
            json.WritePropertyName(KeyOf(entry));
            Write(json, value, entry[value][0]);
        }

        json.WriteEndObject();
    }

    private static string KeyOf(MessageValue entry) => (entry.Type.Fields[MessageField.MapKey].Kind, entry.Key) switch
    {
        (FieldKind.Bool, NumberValue flag) => flag.Value == 0 ? "false" : "true",
        (_, NumberValue number) => number.Value.ToString(CultureInfo.InvariantCulture),
        (_, TextValue text) => TextOf(text),
        _ => throw new NotSupportedException(),
    };

    private void WriteList(Utf8JsonWriter json, MessageField field, IReadOnlyList<FieldValue> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            Write(json, field, value);
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, MessageField field, FieldValue value)
    {
        switch (field.Kind, value)
        {
            case (_, MessageValue message):
                Write(json, message);
                break;
            case (FieldKind.Bytes, TextValue bytes):
                json.WriteBase64StringValue(bytes.Bytes);
                break;
            case (_, TextValue text):
                json.WriteStringValue(TextOf(text));
                break;
            case (_, RealValue real) when !double.IsFinite(real.Value):
                json.WriteStringValue(double.IsNaN(real.Value) ? "NaN" : real.Value > 0 ? "Infinity" : "-Infinity");
                break;
            case (FieldKind.Float, RealValue real):
                json.WriteNumberValue((float)real.Value);
                break;
            case (_, RealValue real):
                json.WriteNumberValue(real.Value);
                break;
            case (FieldKind.Bool, NumberValue flag):
                json.WriteBooleanValue(flag.Value != 0);
                break;
            case (FieldKind.Enum, NumberValue number) when field.Enum!.ValuesByNumber[(int)number.Value].FirstOrDefault() is { } named:
                json.WriteStringValue(named.Name);
                break;
            case (_, NumberValue number) when field.Facts.Is64Bit:
                json.WriteStringValue(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case (_, NumberValue number):
                json.WriteNumberValue((long)number.Value);
                break;
        }
    }

    private static string TextOf(TextValue text) => Utf8.IsValid(text.Bytes) ? Encoding.UTF8.GetString(text.Bytes) : throw new NotSupportedException();
}

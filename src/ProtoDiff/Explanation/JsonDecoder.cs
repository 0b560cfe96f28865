using System.Globalization;
using System.Text.Json;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// Reads a message from JSON, as programs built from its schema do (protobuf.dev, "ProtoJSON Format"): fields under their JSON name or their
/// own, numbers plain or as strings, enum values by name or number, and nothing that the field cannot hold.
/// </summary>
/// <param name="ignoresUnknown">
/// Whether names of fields and enum values that the schema does not have are passed over, as with the option that parsers have for it. Otherwise
/// they are refused, as parsers do when nothing is said.
/// </param>
internal sealed class JsonDecoder(bool ignoresUnknown)
{
    /// <summary>Reads a message. Whether its required fields are set is not asked; see <see cref="RequiredFields"/>.</summary>
    /// <exception cref="RefusedException">The reader refuses the text.</exception>
    /// <exception cref="NotSupportedException">A message in it has a JSON form of its own, or names that cannot be told apart.</exception>
    public MessageValue Decode(MessageType type, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(type, document.RootElement);
    }

    private MessageValue Read(MessageType type, JsonElement json)
    {
        if (type.HasOwnJson || type.FieldsByJsonName is not { } fields)
            throw new NotSupportedException();
        if (json.ValueKind != JsonValueKind.Object)
            throw new RefusedException($"{type.Schema.FullName} is expected to be an object and is {Describe(json)}");
        var message = new MessageValue(type);
        foreach (var property in json.EnumerateObject())
        {
            if (!fields.TryGetValue(property.Name, out var field))
            {
                if (!ignoresUnknown)
                    throw new RefusedException($"{type.Schema.FullName} has no field \"{property.Name}\"");
                continue;
            }

            if (field.Oneof is { } oneof && type.Fields.Values.FirstOrDefault(f => f.Oneof == oneof && f != field && message.Has(f)) is { } other)
                throw new RefusedException($"oneof \"{oneof.Name}\" is given twice, as \"{other.Name}\" and as \"{field.Name}\"");
            try
            {
                FieldValue[] values = [.. Values(field, property.Value)];
                message.With(field, values);
                if (values.Length == 0 && !field.IsRepeated)
                    message.Unknown.Add(field.Number);
            }
            catch (RefusedException e)
            {
                e.Field = field;
                throw;
            }
        }

        return message;
    }

    private IEnumerable<FieldValue> Values(MessageField field, JsonElement json)
    {
        if (field.IsMap)
        {
            Expect(field, json, JsonValueKind.Object, "an object, for a map");
            return json.EnumerateObject().Select(p => Entry(field, p)).OfType<FieldValue>();
        }

        if (field.IsRepeated)
        {
            Expect(field, json, JsonValueKind.Array, "an array");
            return json.EnumerateArray().Select(e => Read(field, e)).OfType<FieldValue>();
        }

        return Read(field, json) is { } value ? [value] : [];
    }

    private MessageValue? Entry(MessageField map, JsonProperty property)
    {
        var value = map.ValueOfMap;
        var key = map.Message!.Fields[MessageField.MapKey];
        return Read(value, property.Value) is { } read
            ? new MessageValue(map.Message).Set(key, Key(key, property.Name)).Set(value, read)
            : null;
    }

    private static FieldValue Key(MessageField key, string name) => key.Kind switch
    {
        FieldKind.String => new TextValue(name),
        FieldKind.Bool => name switch
        {
            "true" => new NumberValue(1),
            "false" => new NumberValue(0),
            _ => throw new RefusedException($"the key \"{name}\" is expected to be true or false"),
        },
        _ => Integer(key, name),
    };

    /// <returns>The value; null for the name of an enum value that is passed over.</returns>
    private FieldValue? Read(MessageField field, JsonElement json)
    {
        switch (field.Kind)
        {
            case FieldKind.Message or FieldKind.Group:
                return Read(field.Message!, json);
            case FieldKind.String:
                Expect(field, json, JsonValueKind.String, "a string");
                return new TextValue(json.GetString()!);
            case FieldKind.Bytes:
                Expect(field, json, JsonValueKind.String, "a string, for bytes");
                return Base64(field, json.GetString()!);
            case FieldKind.Bool:
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? new NumberValue(json.ValueKind == JsonValueKind.True ? 1 : 0)
                    : throw Unexpected(field, json, "true or false");
            case FieldKind.Enum:
                return EnumValue(field, json);
            case FieldKind.Float or FieldKind.Double:
                return Real(field, Number(field, json));
            default:
                return Integer(field, Number(field, json));
        }
    }

    private NumberValue? EnumValue(MessageField field, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            var number = Integer(field, json.GetRawText());
            return field.Accepts((int)number.Value) ? number : ignoresUnknown ? null : throw new RefusedException($"{number.Value} is no value of {field.Enum!.FullName}");
        }

        Expect(field, json, JsonValueKind.String, "the name of an enum value");
        var name = json.GetString()!;
        if (field.Enum!.ValuesByName[name].FirstOrDefault() is { } value)
            return new(value.Number);
        return ignoresUnknown ? null : throw new RefusedException($"{field.Enum.FullName} has no value \"{name}\"");
    }

    private static TextValue Base64(MessageField field, string text)
    {
        const int Quantum = 4;
        var standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return new(Convert.FromBase64String(standard.PadRight((standard.Length + Quantum - 1) / Quantum * Quantum, '=')));
        }
        catch (FormatException)
        {
            throw new RefusedException($"\"{text}\", for {field.Name}, is not base64");
        }
    }

    private static string Number(MessageField field, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.String => json.GetString()!,
        _ => throw Unexpected(field, json, "a number"),
    };

    private static RealValue Real(MessageField field, string text)
    {
        var value = text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed)
                ? parsed
                : throw new RefusedException($"\"{text}\", for {field.Name}, is not a number"),
        };
        if (field.Kind != FieldKind.Float || !double.IsFinite(value))
            return new(value);
        return float.IsFinite((float)value) ? new((float)value) : throw new RefusedException($"{text} is too large for {field.Name}");
    }

    private static NumberValue Integer(MessageField field, string text)
    {
        var range = field.Kind == FieldKind.Enum ? KindFacts.Of(FieldKind.Int32) : field.Facts;
        if (!Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            // Whole numbers may be written with a fraction of zero, or with an exponent.
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
                throw new RefusedException($"\"{text}\", for {field.Name}, is not a number");
            value = double.IsInteger(real) && Math.Abs(real) < (double)Int128.MaxValue ? (Int128)real : throw new RefusedException($"{text}, for {field.Name}, is not a whole number of its range");
        }

        return range.Holds(value)
            ? new(value)
            : throw new RefusedException($"{text} does not fit {field.Name}, which is {range.Name}");
    }

    private static void Expect(MessageField field, JsonElement json, JsonValueKind kind, string expected)
    {
        if (json.ValueKind != kind)
            throw Unexpected(field, json, expected);
    }

    private static RefusedException Unexpected(MessageField field, JsonElement json, string expected) =>
        new($"{field.Name} is expected to be {expected} and is {Describe(json)}");

    private static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => json.GetRawText(),
    };
}

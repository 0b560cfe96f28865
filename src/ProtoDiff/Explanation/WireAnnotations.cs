using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>Takes encoded messages apart for people: the tag of each field, which is its number and its wire type, then its value.</summary>
internal static class WireAnnotations
{
    private static readonly string[] WireTypes = ["varint", "64 bits", "length-delimited", "start of group", "end of group", "32 bits"];

    /// <summary>The pieces of a message that its own program wrote.</summary>
    public static IEnumerable<WitnessBytes> Of(MessageType type, byte[] bytes) => Of(type, bytes, depth: 0);

    private static List<WitnessBytes> Of(MessageType type, ReadOnlySpan<byte> bytes, int depth)
    {
        List<WitnessBytes> pieces = [];
        var reader = new WireReader(bytes);
        for (var start = 0; reader.Next(); start = reader.Position)
        {
            var field = type.Fields[reader.Field];
            Add(bytes[start..reader.Position], $"field {field.Number} \"{field.Name}\", {WireTypes[(int)reader.Type]}");
            var value = reader.Position;
            reader.Skip();
            var raw = bytes[value..reader.Position];
            if (field.Kind == FieldKind.Group)
            {
                var end = BinaryDecoder.WithoutEnd(raw, field.Number).Length;
                pieces.AddRange(Of(field.Message!, raw[..end], depth + 1));
                Add(raw[end..], $"end of group {field.Number}");
                continue;
            }

            if (reader.Type == WireType.Length)
            {
                var content = new WireReader(raw).ReadBytes();
                Add(raw[..^content.Length], $"length {content.Length}");
                raw = content;
                if (field.IsMessage)
                {
                    pieces.AddRange(Of(field.Message!, raw, depth + 1));
                    continue;
                }
            }

            if (raw.Length > 0)
                Add(raw, string.Join(", ", ValuesOf(type, field, bytes[start..reader.Position])));
        }

        return pieces;

        void Add(ReadOnlySpan<byte> piece, string meaning) => pieces.Add(new(Hex(piece), meaning, depth));
    }

    /// <summary>Bytes as people write them.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => string.Join(' ', bytes.ToArray().Select(b => b.ToString("X2")));

    // What its writer takes it for: read as a message that has this field only.
    private static IEnumerable<string> ValuesOf(MessageType type, MessageField field, ReadOnlySpan<byte> record)
    {
        var message = BinaryDecoder.Decode(type, record);
        return message[field].Select(v => WitnessText.Of(field, v));
    }
}

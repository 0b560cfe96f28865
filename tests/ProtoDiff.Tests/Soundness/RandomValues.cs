using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>Messages filled at random, the same for the same seed: what no one thought of putting side by side.</summary>
internal sealed class RandomValues(Random random)
{
    private const int MaxDepth = 3;
    private const int MaxElements = 3;
    private static readonly string[] Letters = ["a", "Z", "0", "=", "é", "\0", "\U0001F600"];

    /// <summary>Some messages; none where one can never be complete.</summary>
    public IEnumerable<(MessageValue Value, MessageValue? Without)> Of(MessageType type, int count) =>
        Enumerable.Range(0, count).Select(_ => (Message(type, MaxDepth)!, default(MessageValue))).Where(m => m.Item1 is not null);

    private MessageValue? Message(MessageType type, int depth)
    {
        var message = new MessageValue(type);
        foreach (var field in type.Fields.Values.Where(f => f.IsRequired || random.Next(2) == 0))
        {
            var values = Enumerable.Range(0, field.IsRepeated ? random.Next(MaxElements + 1) : 1).Select(_ => field.IsMap ? Entry(field, depth - 1) : Single(field, depth - 1)).ToArray();
            if (Array.TrueForAll(values, v => v is not null))
                message.With(field, values!);
            else if (field.IsRequired)
                return null;
        }

        return message;
    }

    private MessageValue? Entry(MessageField map, int depth) =>
        Single(map.ValueOfMap, depth) is { } value ? new MessageValue(map.Message!).Set(map.Message!.Fields[MessageField.MapKey], Single(map.Message!.Fields[MessageField.MapKey], depth)!).Set(map.ValueOfMap, value) : null;

    private FieldValue? Single(MessageField field, int depth) => field.Kind switch
    {
        FieldKind.Message or FieldKind.Group => depth > 0 ? Message(field.Message!, depth) : null,
        FieldKind.String when field.VerifiesUtf8 || random.Next(4) > 0 => new TextValue(string.Concat(random.GetItems(Letters, random.Next(4)))),
        FieldKind.String or FieldKind.Bytes => new TextValue(Bytes(random.Next(4))),
        FieldKind.Float => new RealValue(random.Next(2) == 0 ? random.Next(-4, 5) : BitConverter.ToSingle(Bytes(sizeof(float)))),
        FieldKind.Double => new RealValue(random.Next(2) == 0 ? random.Next(-4, 5) : BitConverter.ToDouble(Bytes(sizeof(double)))),
        FieldKind.Enum when field.Enum!.IsClosed || random.Next(4) > 0 => new NumberValue(field.Enum!.Values[random.Next(field.Enum.Values.Length)].Number),
        FieldKind.Enum => new NumberValue(random.Next(int.MinValue, int.MaxValue)),
        _ => Integer(field),
    };

    // Small ones and large ones alike, of either sign where the field has one.
    private NumberValue Integer(MessageField field)
    {
        var bits = BitConverter.ToUInt64(Bytes(sizeof(ulong))) >> random.Next(64);
        Int128[] numbers = [bits, -(Int128)bits, (uint)bits, (int)bits, bits & 1];
        return new(numbers.First(field.Facts.Holds));
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}

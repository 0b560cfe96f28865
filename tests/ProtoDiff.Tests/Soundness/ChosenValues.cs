using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>Messages filled as it was chosen: what no one thought of putting side by side.</summary>
internal sealed class ChosenValues(Choices choices)
{
    private const int MaxDepth = 3;
    private const int MaxElements = 3;
    private const int MaxLetters = 3;
    private static readonly string[] Letters = ["a", "Z", "0", "=", "é", "\0", "\U0001F600"];

    /// <summary>A message; null where none can be complete.</summary>
    public MessageValue? Of(MessageType type) => Message(type, MaxDepth);

    private MessageValue? Message(MessageType type, int depth)
    {
        var message = new MessageValue(type);
        foreach (var field in type.Fields.Values.Where(f => f.IsRequired || IsChosen()))
        {
            var values = Enumerable.Range(0, field.IsRepeated ? choices.Next(MaxElements + 1) : 1).Select(_ => field.IsMap ? Entry(field, depth - 1) : Single(field, depth - 1)).ToArray();
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
        FieldKind.String when field.VerifiesUtf8 || !IsRarelyChosen() => new TextValue(string.Concat(Several(() => Letters[choices.Next(Letters.Length)]))),
        FieldKind.String or FieldKind.Bytes => new TextValue([.. Several(() => (byte)choices.Next(byte.MaxValue + 1))]),
        FieldKind.Float => new RealValue(IsChosen() ? BitConverter.UInt32BitsToSingle((uint)choices.Bits()) : SmallReal()),
        FieldKind.Double => new RealValue(IsChosen() ? BitConverter.UInt64BitsToDouble(choices.Bits()) : SmallReal()),
        FieldKind.Enum when field.Enum!.IsClosed || !IsRarelyChosen() => new NumberValue(field.Enum!.Values[choices.Next(field.Enum.Values.Length)].Number),
        FieldKind.Enum => new NumberValue((int)choices.Bits()),
        _ => Integer(field),
    };

    // Small ones and large ones alike, of either sign where the field has one.
    private NumberValue Integer(MessageField field)
    {
        var bits = choices.Bits() >> choices.Next(64);
        Int128[] numbers = [bits, -(Int128)bits, (uint)bits, (int)bits, bits & 1];
        return new(numbers.First(field.Facts.Holds));
    }

    private int SmallReal() => choices.Next(9) - 4;

    private bool IsChosen() => choices.Next(2) == 1;

    private bool IsRarelyChosen() => choices.Next(4) == 3;

    private IEnumerable<T> Several<T>(Func<T> one) => Enumerable.Range(0, choices.Next(MaxLetters + 1)).Select(_ => one());
}

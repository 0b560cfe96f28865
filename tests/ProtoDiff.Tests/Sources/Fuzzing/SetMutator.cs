using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Wirecheck.ProtoDiff.Tests.Sources.Fuzzing;

/// <summary>
/// Changes a descriptor set somewhere, into one that parses and that no compiler would write: names and numbers stand twice or lead nowhere or
/// in circles, numbers are out of range, lists are long, options and locations are others.
/// </summary>
internal sealed class SetMutator(Random random)
{
    private static readonly int[] Numbers = [0, 1, -1, 2, 3, 100, 536_870_911, 536_870_912, int.MaxValue, int.MinValue];
    private static readonly string[] Strings = ["", ".", "a", ".M", "editions", "proto2", "a.proto", "\0", "é", "\u2028", new('x', 5000), "nan", "1e999", "\\xff", "-1", "true"];

    public void Mutate(FileDescriptorSet set)
    {
        List<Place> places = [];
        Collect(set, places, []);
        var place = Pick(places);
        if (place.Field.IsMap)
            return;
        if (place.Field.IsRepeated)
            MutateList(place, places);
        else
            place.Field.Accessor.SetValue(place.Message, Value(place, places));
    }

    private void MutateList(Place place, List<Place> places)
    {
        var list = (IList)place.Field.Accessor.GetValue(place.Message);
        switch (random.Next(5))
        {
            case 0 when list.Count > 0:
                list.RemoveAt(random.Next(list.Count));
                break;
            case 1 when list.Count > 0:
                list.Add(Copy(list[random.Next(list.Count)]!));
                break;
            case 2 when list.Count > 1:
                var (from, to) = (random.Next(list.Count), random.Next(list.Count));
                (list[from], list[to]) = (list[to], list[from]);
                break;
            case 3 when list.Count is > 0 and < 50:
                var item = list[random.Next(list.Count)]!;
                for (var i = 0; i < 30; i++)
                    list.Add(Copy(item));
                break;
            default:
                list.Add(Value(place, places));
                break;
        }
    }

    private object Value(Place place, List<Place> places) => place.Field.FieldType switch
    {
        FieldType.String => random.Next(3) == 0 ? Pick(Strings) : Pick([.. places.SelectMany(p => p.Strings()), ""]),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Int32 => Pick(Numbers),
        FieldType.Int64 => (long)Pick(Numbers),
        FieldType.UInt64 => (ulong)Pick(Numbers),
        FieldType.Double => double.NaN,
        FieldType.Bytes => ByteString.CopyFrom(0xFF, 0),
        FieldType.Enum => Enum.ToObject(place.Field.EnumType.ClrType, random.Next(4) == 0 ? Pick(Numbers) : random.Next(20)),
        _ => Copy(Pick([.. places.SelectMany(p => p.MessagesOf(place.Field.MessageType)), place.Field.MessageType.Parser.ParseFrom([])])),
    };

    private static object Copy(object value) => value is IMessage message ? message.Descriptor.Parser.ParseFrom(message.ToByteArray()) : value;

    private static void Collect(IMessage message, List<Place> places, HashSet<IMessage> seen)
    {
        if (!seen.Add(message))
            return;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            places.Add(new(message, field));
            if (field.FieldType is not (FieldType.Message or FieldType.Group) || field.IsMap)
                continue;
            var value = field.Accessor.GetValue(message);
            foreach (var child in value as IEnumerable<IMessage> ?? (value is IMessage one ? [one] : []))
                Collect(child, places, seen);
        }
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private sealed record Place(IMessage Message, FieldDescriptor Field)
    {
        public IEnumerable<string> Strings() => Field is { FieldType: FieldType.String, IsRepeated: false } ? [(string)Field.Accessor.GetValue(Message)] : [];

        public IEnumerable<IMessage> MessagesOf(MessageDescriptor type) => Message.Descriptor == type ? [Message] : [];
    }
}

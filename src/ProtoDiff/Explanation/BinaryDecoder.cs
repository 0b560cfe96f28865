using System.Buffers.Binary;
using System.Text.Unicode;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// Reads a message in the binary format, as programs built from its schema do: of a singular field the last value counts, and messages
/// merge; of a oneof the last member remains; repeated numbers may be packed or not; what is unknown, has the wrong wire type, or is no value of a
/// closed enum is kept aside; integers are cut to the width of their field (protobuf.dev, "Encoding" and "Updating A Message Type").
/// </summary>
internal static class BinaryDecoder
{
    /// <summary>Reads a message. Whether its required fields are set is not asked; see <see cref="RequiredFields"/>.</summary>
    /// <exception cref="RefusedException">The reader refuses the bytes.</exception>
    public static MessageValue Decode(MessageType type, ReadOnlySpan<byte> bytes)
    {
        var message = new MessageValue(type);
        Merge(message, bytes);
        return message;
    }

    private static void Merge(MessageValue message, ReadOnlySpan<byte> bytes)
    {
        if (message.Type.IsMessageSet)
            throw new NotSupportedException();
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            var start = reader.Position;
            var (number, wireType) = (reader.Field, reader.Type);
            reader.Skip();
            var value = bytes[start..reader.Position];
            if (!message.Type.Fields.TryGetValue(number, out var field) || !TryRead(message, field, wireType, value))
                message.Unknown.Add(number);
        }
    }

    private static bool TryRead(MessageValue message, MessageField field, WireType wireType, ReadOnlySpan<byte> value)
    {
        try
        {
            return Read(message, field, wireType, value);
        }
        catch (MalformedException e)
        {
            throw new RefusedException($"the bytes of {field.Name} are malformed: {e.Message}") { Field = field };
        }
        catch (RefusedException e)
        {
            e.Field = field;
            throw;
        }
    }

    /// <returns>Whether the field takes the value; one that it does not take is kept as unknown.</returns>
    private static bool Read(MessageValue message, MessageField field, WireType wireType, ReadOnlySpan<byte> value)
    {
        if (wireType == WireType.Length && field.IsRepeated && field.Facts.IsPackable)
            return ReadPacked(message, field, new WireReader(value).ReadBytes());
        if (wireType != field.Facts.WireType)
            return false;
        if (field.IsMessage)
            return ReadMessage(message, field, field.Kind == FieldKind.Group ? WithoutEnd(value, field.Number) : new WireReader(value).ReadBytes());
        if (Scalar(field, value) is not { } scalar)
            return false;
        message.With(field, [scalar]);
        return true;
    }

    private static bool ReadPacked(MessageValue message, MessageField field, ReadOnlySpan<byte> packed)
    {
        var areKnown = true;
        while (packed.Length > 0)
        {
            var length = field.Facts.WireType switch
            {
                WireType.Fixed32 => sizeof(uint),
                WireType.Fixed64 => sizeof(ulong),
                _ => LengthOfVarint(packed),
            };
            if (length > packed.Length)
                throw new MalformedException("a value is cut off");
            if (Scalar(field, packed[..length]) is { } scalar)
                message.Add(field, scalar);
            else
                areKnown = false;
            packed = packed[length..];
        }

        return areKnown;
    }

    private static bool ReadMessage(MessageValue message, MessageField field, ReadOnlySpan<byte> bytes)
    {
        if (!field.IsRepeated)
        {
            var existing = message.Has(field) ? (MessageValue)message[field][0] : new(field.Message!);
            Merge(existing, bytes);
            message.Set(field, existing);
            return true;
        }

        var element = new MessageValue(field.Message!);
        Merge(element, bytes);
        if (field.IsMap)
        {
            // An entry whose value no closed enum names is kept aside as a whole.
            if (element.Unknown.Contains(MessageField.MapValue) && field.ValueOfMap.Enum is not null)
                return false;
            Complete(element);
        }

        message.Add(field, element);
        return true;
    }

    /// <summary>Gives a map entry the key or value it was written without.</summary>
    private static void Complete(MessageValue entry)
    {
        foreach (var field in entry.Type.Fields.Values.Where(f => !entry.Has(f)))
            entry.Set(field, field.IsMessage ? new MessageValue(field.Message!) : field.Default);
    }

    /// <returns>The value; null when it is no value of a closed enum.</returns>
    private static FieldValue? Scalar(MessageField field, ReadOnlySpan<byte> value)
    {
        switch (field.Kind)
        {
            case FieldKind.String:
                return Text(field, new WireReader(value).ReadBytes());
            case FieldKind.Bytes:
                return new TextValue(new WireReader(value).ReadBytes().ToArray());
            case FieldKind.Float:
                return new RealValue(BinaryPrimitives.ReadSingleLittleEndian(value));
            case FieldKind.Double:
                return new RealValue(BinaryPrimitives.ReadDoubleLittleEndian(value));
        }

        var bits = field.Facts.WireType switch
        {
            WireType.Fixed32 => BinaryPrimitives.ReadUInt32LittleEndian(value),
            WireType.Fixed64 => BinaryPrimitives.ReadUInt64LittleEndian(value),
            _ => new WireReader(value).ReadVarint(),
        };
        var number = IntegerOf(field.Kind, bits);
        return field.Kind == FieldKind.Enum && !field.Accepts((int)number) ? null : new NumberValue(number);
    }

    private static Int128 IntegerOf(FieldKind kind, ulong bits) => unchecked(kind switch
    {
        FieldKind.Bool => bits == 0 ? 0 : 1,
        FieldKind.Int32 or FieldKind.Enum or FieldKind.SFixed32 => (int)bits,
        FieldKind.UInt32 or FieldKind.Fixed32 => (uint)bits,
        FieldKind.SInt32 => (int)((uint)bits >> 1) ^ -(int)((uint)bits & 1),
        FieldKind.SInt64 => (long)(bits >> 1) ^ -(long)(bits & 1),
        FieldKind.Int64 or FieldKind.SFixed64 => (long)bits,
        _ => bits,
    });

    private static TextValue Text(MessageField field, ReadOnlySpan<byte> bytes) =>
        field.VerifiesUtf8 && !Utf8.IsValid(bytes) ? throw new RefusedException($"{field.Name} is not valid UTF-8") : new(bytes.ToArray());

    /// <summary>The content of a group: what comes before the tag that ends it.</summary>
    public static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> group, int number)
    {
        const int PayloadBits = 7;
        const int TypeBits = 3;
        var bits = 32 - int.LeadingZeroCount(number) + TypeBits;
        return group[..^((bits + PayloadBits - 1) / PayloadBits)];
    }

    private static int LengthOfVarint(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        reader.ReadVarint();
        return reader.Position;
    }
}

using System.Buffers.Binary;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>Writes a message in the binary format, as programs built from its schema do (protobuf.dev, "Encoding").</summary>
internal static class BinaryEncoder
{
    /// <exception cref="NotSupportedException">A part of it is in a format of proto1.</exception>
    public static byte[] Encode(MessageValue message)
    {
        List<byte> output = [];
        Write(output, message);
        return [.. output];
    }

    private static void Write(List<byte> output, MessageValue message)
    {
        if (message.Type.IsMessageSet)
            throw new NotSupportedException();
        foreach (var field in message.Numbers.Select(n => message.Type.Fields[n]))
        {
            var values = message[field];
            if (field.IsPacked)
            {
                List<byte> packed = [];
                foreach (var value in values)
                    WriteValue(packed, field, value);
                WriteTag(output, field.Number, WireType.Length);
                WriteVarint(output, (ulong)packed.Count);
                output.AddRange(packed);
                continue;
            }

            foreach (var value in values)
            {
                if (!message.Type.Schema.IsMapEntry && field.LeavesOut(value))
                    continue;
                WriteTag(output, field.Number, field.Facts.WireType);
                WriteValue(output, field, value);
                if (field.Kind == FieldKind.Group)
                    WriteTag(output, field.Number, WireType.EndGroup);
            }
        }
    }

    private static void WriteValue(List<byte> output, MessageField field, FieldValue value)
    {
        Span<byte> buffer = stackalloc byte[sizeof(ulong)];
        switch (field.Kind, value)
        {
            case (FieldKind.Group, MessageValue group):
                Write(output, group);
                break;
            case (_, MessageValue message):
                WriteBytes(output, Encode(message));
                break;
            case (_, TextValue text):
                WriteBytes(output, text.Bytes);
                break;
            case (FieldKind.Float, RealValue real):
                BinaryPrimitives.WriteSingleLittleEndian(buffer, (float)real.Value);
                output.AddRange(buffer[..sizeof(float)]);
                break;
            case (_, RealValue real):
                BinaryPrimitives.WriteDoubleLittleEndian(buffer, real.Value);
                output.AddRange(buffer);
                break;
            case (_, NumberValue number) when field.Facts.WireType == WireType.Varint:
                WriteVarint(output, ToVarint(field.Kind, number.Value));
                break;
            case (_, NumberValue number):
                BinaryPrimitives.WriteUInt64LittleEndian(buffer, unchecked((ulong)number.Value));
                output.AddRange(buffer[..(field.Facts.WireType == WireType.Fixed32 ? sizeof(uint) : sizeof(ulong))]);
                break;
        }
    }

    // Negative numbers of 32 bits are written as 64 bits, so that they read the same in a field of either width.
    private static ulong ToVarint(FieldKind kind, Int128 value) => kind switch
    {
        FieldKind.SInt32 => (uint)(((int)value << 1) ^ ((int)value >> 31)),
        FieldKind.SInt64 => (ulong)(((long)value << 1) ^ ((long)value >> 63)),
        _ => unchecked((ulong)value),
    };

    private static void WriteBytes(List<byte> output, byte[] bytes)
    {
        WriteVarint(output, (ulong)bytes.Length);
        output.AddRange(bytes);
    }

    private static void WriteTag(List<byte> output, int number, WireType type) => WriteVarint(output, ((ulong)number << 3) | (ulong)type);

    private static void WriteVarint(List<byte> output, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            output.Add((byte)(value | 0x80));
        output.Add((byte)value);
    }
}

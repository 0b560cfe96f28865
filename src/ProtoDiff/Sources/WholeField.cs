namespace Wirecheck.ProtoDiff.Sources;

/// <summary>A length-delimited field at the start of some bytes that has all of its bytes there.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="LengthStart">Where its length stands.</param>
/// <param name="ContentStart">Where its content starts.</param>
/// <param name="Length">Number of bytes, tag and length included.</param>
internal readonly record struct WholeField(WireTag Tag, int LengthStart, int ContentStart, int Length)
{
    /// <summary>Reads a field; fails when it goes on behind the bytes, or is of another type.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out WholeField field)
    {
        field = default;
        var position = 0;
        if (!TryReadVarint(bytes, ref position, out var tag))
            return false;
        var lengthStart = position;
        if (new WireTag(tag) is not { Type: WireType.Length } known || !TryReadVarint(bytes, ref position, out var length) || length > (ulong)(bytes.Length - position))
            return false;
        field = new(known, lengthStart, position, position + (int)length);
        return true;
    }

    private static bool TryReadVarint(ReadOnlySpan<byte> bytes, ref int position, out ulong value)
    {
        value = 0;
        for (var i = 0; i < WireLimits.VarintBytes && position < bytes.Length; i++)
        {
            var next = bytes[position++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
                return true;
        }

        return false;
    }
}

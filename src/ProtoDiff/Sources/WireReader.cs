using System.Text;
using System.Text.Unicode;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Reads the fields of one message from its bytes. Every length is checked against the message, so a reader never leaves it;
/// groups are skipped to a limited depth.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>Number of the field last announced by <see cref="Next"/>.</summary>
    public int Field { get; private set; }

    /// <summary>Wire type of the field last announced by <see cref="Next"/>.</summary>
    public WireType Type { get; private set; }

    /// <summary>Offset of the next byte, from the start of the message.</summary>
    public readonly int Position => _position;

    public readonly bool AtEnd => _position == _bytes.Length;

    /// <summary>Reads the next tag.</summary>
    /// <returns>Whether there was one; false at the end of the message.</returns>
    public bool Next()
    {
        if (_position == _bytes.Length)
            return false;
        (Field, Type) = new WireTag(ReadVarint());
        return true;
    }

    public ulong ReadVarint()
    {
        ulong value = 0;
        for (var i = 0; i < WireLimits.VarintBytes; i++)
        {
            if (_position == _bytes.Length)
                throw new MalformedException("a number is cut off");
            var next = _bytes[_position++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
                return value;
        }

        throw new MalformedException("a number is longer than ten bytes");
    }

    /// <summary>Reads an int32 or an enum value: sent as 64 bits, of which the low 32 count.</summary>
    public int ReadInt32() => unchecked((int)ReadVarint());

    public bool ReadBool() => ReadVarint() != 0;

    /// <summary>Reads a length and the bytes it announces.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        if (length > (ulong)(_bytes.Length - _position))
            throw new MalformedException($"a length of {length} runs past the end of its message");
        var start = _position;
        _position += (int)length;
        return _bytes.Slice(start, (int)length);
    }

    /// <summary>Reads a string, as the bytes of its valid UTF-8.</summary>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        var bytes = ReadBytes();
        return Utf8.IsValid(bytes) ? bytes : throw new MalformedException("a name is not valid UTF-8");
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadUtf8());

    /// <summary>Skips the value of the field last announced, whatever it is.</summary>
    public void Skip() => Skip(WireLimits.Depth);

    private void Skip(int depth)
    {
        switch (Type)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Advance(sizeof(ulong));
                break;
            case WireType.Fixed32:
                Advance(sizeof(uint));
                break;
            case WireType.Length:
                ReadBytes();
                break;
            case WireType.StartGroup:
                SkipGroup(Field, depth);
                break;
            default:
                throw new MalformedException("a group ends that was not begun");
        }
    }

    private void SkipGroup(int group, int depth)
    {
        if (depth == 0)
            throw new MalformedException($"groups nest deeper than {WireLimits.Depth}");
        while (Next())
        {
            if (Type == WireType.EndGroup)
            {
                if (Field != group)
                    break;
                return;
            }

            Skip(depth - 1);
        }

        throw new MalformedException($"group {group} is not ended");
    }

    private void Advance(int count)
    {
        if (count > _bytes.Length - _position)
            throw new MalformedException("a value is cut off");
        _position += count;
    }
}

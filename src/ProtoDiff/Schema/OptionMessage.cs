using System.Buffers.Binary;
using System.Text;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// A message among the options of an element, of a type that is known by its field numbers only: options are extensions, and the files that
/// declare them need not be in the set. It is read as any protobuf reader reads: the last of a singular field counts, occurrences of a singular
/// message merge, and numbers may be packed.
/// </summary>
internal sealed class OptionMessage
{
    private readonly FileSchema _file;
    private readonly List<Value> _values;

    private OptionMessage(FileSchema file, ReadOnlyMemory<byte> bytes)
    {
        _file = file;
        _values = file.Set.Descriptors.Reading(() => Decode(bytes), file.Name);
    }

    /// <summary>All options of an element.</summary>
    /// <exception cref="SchemaException">They cannot be decoded.</exception>
    public static OptionMessage Of(SchemaElement element) =>
        new(element.File, element.File.OptionBytes.AsMemory(element.Options.Start, element.Options.Length));

    /// <summary>Whether two elements have the same options, byte for byte. Most have, and those need not be decoded.</summary>
    public static bool AreSame(SchemaElement previous, SchemaElement current) =>
        previous.File.OptionsOf(previous.Options).SequenceEqual(current.File.OptionsOf(current.Options));

    /// <summary>A number, bool or enum value, as its bits; null when it is not set.</summary>
    public ulong? Number(int field)
    {
        var index = _values.FindLastIndex(v => v.Field == field && v.Type != WireType.Length);
        return index < 0 ? null : _values[index].Bits;
    }

    /// <summary>Repeated numbers, as their bits, packed or not.</summary>
    /// <param name="field">The field.</param>
    /// <param name="type">How one of them is written.</param>
    public List<ulong> Numbers(int field, WireType type = WireType.Varint)
    {
        List<ulong> numbers = [];
        foreach (var value in _values.Where(v => v.Field == field))
        {
            if (value.Type == type)
                numbers.Add(value.Bits);
            else if (value.Type == WireType.Length)
                numbers.AddRange(_file.Set.Descriptors.Reading(() => Unpack(value.Bytes.Span, type), _file.Name));
        }

        return numbers;
    }

    /// <summary>Repeated strings, in an encoding; that of bytes is Latin-1.</summary>
    public IEnumerable<string> Texts(int field, Encoding encoding) => All(field).Select(v => encoding.GetString(v.Bytes.Span));

    /// <summary>A string; null when it is not set.</summary>
    public string? Text(int field) => Texts(field, Encoding.UTF8).LastOrDefault();

    /// <summary>A message; null when it is not set.</summary>
    public OptionMessage? Message(int field)
    {
        var all = All(field);
        return all.Count switch
        {
            0 => null,
            1 => new(_file, all[0].Bytes),

            // To concatenate encoded messages is to merge them (protobuf.dev, "Encoding: Last One Wins").
            _ => new(_file, all.SelectMany(v => v.Bytes.ToArray()).ToArray()),
        };
    }

    /// <summary>Repeated messages.</summary>
    public IEnumerable<OptionMessage> Messages(int field) => All(field).Select(v => new OptionMessage(_file, v.Bytes));

    /// <summary>The field that is set, of several of which only one can be: the last, as in every oneof; 0 when none is.</summary>
    public int LastOf(ReadOnlySpan<int> oneof)
    {
        for (var i = _values.Count - 1; i >= 0; i--)
        {
            if (oneof.Contains(_values[i].Field))
                return _values[i].Field;
        }

        return 0;
    }

    private List<Value> All(int field) => _values.FindAll(v => v.Field == field && v.Type == WireType.Length);

    private static List<Value> Decode(ReadOnlyMemory<byte> bytes)
    {
        List<Value> values = [];
        var reader = new WireReader(bytes.Span);
        while (reader.Next())
        {
            var start = reader.Position;
            switch (reader.Type)
            {
                case WireType.Varint:
                    values.Add(new(reader.Field, reader.Type, reader.ReadVarint(), default));
                    break;
                case WireType.Length:
                    var length = reader.ReadBytes().Length;
                    values.Add(new(reader.Field, reader.Type, 0, bytes.Slice(reader.Position - length, length)));
                    break;
                default:
                    reader.Skip();
                    values.Add(new(reader.Field, reader.Type, Fixed(bytes.Span[start..reader.Position]), default));
                    break;
            }
        }

        return values;
    }

    // A group, which no option here is, comes to nothing.
    private static ulong Fixed(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        sizeof(uint) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        sizeof(ulong) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => 0,
    };

    private static List<ulong> Unpack(ReadOnlySpan<byte> bytes, WireType type)
    {
        List<ulong> numbers = [];
        var size = type switch { WireType.Fixed32 => sizeof(uint), WireType.Fixed64 => sizeof(ulong), _ => 0 };
        if (size > 0)
        {
            for (; bytes.Length >= size; bytes = bytes[size..])
                numbers.Add(Fixed(bytes[..size]));
            return bytes.IsEmpty ? numbers : throw new MalformedException("a packed value is cut off");
        }

        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
            numbers.Add(reader.ReadVarint());
        return numbers;
    }

    private sealed record Value(int Field, WireType Type, ulong Bits, ReadOnlyMemory<byte> Bytes);
}

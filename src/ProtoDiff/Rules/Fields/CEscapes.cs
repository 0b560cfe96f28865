namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>The escapes of C, in which a descriptor writes the default of a bytes field (descriptor.proto, FieldDescriptorProto.default_value).</summary>
internal static class CEscapes
{
    private const int OctalDigits = 3;
    private const int HexDigits = 2;

    /// <exception cref="FormatException">There is a backslash that escapes nothing.</exception>
    public static byte[] Decode(string text)
    {
        List<byte> bytes = [];
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] != '\\')
            {
                bytes.Add(utf8[i]);
                continue;
            }

            if (++i == utf8.Length)
                throw new FormatException("a backslash at the end");
            var escaped = (char)utf8[i];
            switch (escaped)
            {
                case 'n': bytes.Add((byte)'\n'); break;
                case 'r': bytes.Add((byte)'\r'); break;
                case 't': bytes.Add((byte)'\t'); break;
                case 'a': bytes.Add((byte)'\a'); break;
                case 'b': bytes.Add((byte)'\b'); break;
                case 'f': bytes.Add((byte)'\f'); break;
                case 'v': bytes.Add((byte)'\v'); break;
                case 'x' or 'X': bytes.Add(Digits(utf8, ref i, i + 1, HexDigits, 16)); break;
                case >= '0' and <= '7': bytes.Add(Digits(utf8, ref i, i, OctalDigits, 8)); break;
                case '\\' or '\'' or '"' or '?': bytes.Add(utf8[i]); break;
                default: throw new FormatException($"\\{escaped} is no escape");
            }
        }

        return [.. bytes];
    }

    /// <summary>Reads up to so many digits from <paramref name="start"/>, and leaves <paramref name="i"/> at the last of them.</summary>
    private static byte Digits(byte[] text, ref int i, int start, int count, int radix)
    {
        var value = 0;
        var end = start;
        while (end < text.Length && end < start + count && Digit(text[end]) is var digit && digit < radix)
        {
            value = (value * radix) + digit;
            end++;
        }

        i = end - 1;
        return end > start ? unchecked((byte)value) : throw new FormatException("\\x without a digit");
    }

    private static int Digit(byte c) => char.IsAsciiHexDigit((char)c) ? Convert.ToInt32($"{(char)c}", 16) : int.MaxValue;
}

using System.Text;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>What a .proto file says of its place among others: its package and its imports, found without compiling it.</summary>
internal sealed record ProtoStatements(string Package, IReadOnlyList<string> Imports)
{
    /// <summary>Reads the statements at the top of a file, and steps over what is in braces (protobuf.dev, "Protocol Buffers Language Specification").</summary>
    /// <returns>The statements; null when they cannot be told for certain. protoc is to be asked then.</returns>
    public static ProtoStatements? Scan(ReadOnlySpan<byte> text)
    {
        var scanner = new Scanner(text);
        return scanner.Run() ? new(scanner.Package, scanner.Imports) : null;
    }

    private ref struct Scanner(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        private int _at;

        public string Package { get; private set; } = "";

        public List<string> Imports { get; } = [];

        public bool Run()
        {
            var depth = 0;
            var isStart = true;
            while (SkipSpace())
            {
                if (depth == 0 && isStart && Word() is { Length: > 0 } word)
                {
                    isStart = false;
                    if ((word.SequenceEqual("package"u8) && !ReadPackage()) || (word.SequenceEqual("import"u8) && !ReadImport()))
                        return false;
                    continue;
                }

                var next = _text[_at];
                switch (next)
                {
                    case (byte)'"' or (byte)'\'':
                        if (!SkipString(next))
                            return false;
                        break;
                    case (byte)'{':
                        depth++;
                        _at++;
                        break;
                    case (byte)'}':
                        if (--depth < 0)
                            return false;
                        _at++;
                        break;
                    case (byte)';':
                        _at++;
                        break;
                    default:
                        _at++;
                        Skip(depth == 0 ? "{};\"'/"u8 : "{}\"'/"u8);
                        break;
                }

                isStart = depth == 0 && next is (byte)'}' or (byte)';';
            }

            return depth == 0 && isStart && _at == _text.Length;
        }

        private bool ReadPackage()
        {
            var name = new StringBuilder();
            while (SkipSpace())
            {
                if (Word() is { Length: > 0 } word)
                    name.Append(Encoding.ASCII.GetString(word));
                else if (_text[_at] == '.')
                    name.Append(_text[_at++] == '.' ? "." : "");
                else
                    break;
            }

            Package = name.ToString();
            return AtEndOfStatement();
        }

        private bool ReadImport()
        {
            SkipSpace();
            Word();
            var name = new StringBuilder();
            while (SkipSpace() && _text[_at] is (byte)'"' or (byte)'\'')
            {
                var start = _at + 1;
                if (!SkipString(_text[_at]))
                    return false;
                var part = _text[start..(_at - 1)];

                // Escapes are for protoc to read.
                if (part.Contains((byte)'\\'))
                    return false;
                name.Append(Encoding.UTF8.GetString(part));
            }

            Imports.Add(name.ToString());
            return AtEndOfStatement();
        }

        private readonly bool AtEndOfStatement() => _at < _text.Length && _text[_at] == ';';

        private ReadOnlySpan<byte> Word()
        {
            var start = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit((char)_text[_at]) || _text[_at] == '_'))
                _at++;
            return _text[start.._at];
        }

        private bool SkipString(byte quote)
        {
            for (_at++; _at < _text.Length && _text[_at] != '\n'; _at++)
            {
                if (_text[_at] == '\\')
                {
                    _at++;
                }
                else if (_text[_at] == quote)
                {
                    _at++;
                    return true;
                }
            }

            return false;
        }

        /// <summary>Moves to the next of some characters, or to the end.</summary>
        private void Skip(ReadOnlySpan<byte> to)
        {
            var distance = _text[_at..].IndexOfAny(to);
            _at = distance < 0 ? _text.Length : _at + distance;
        }

        /// <summary>Moves past white space and comments.</summary>
        /// <returns>Whether there is something after them.</returns>
        private bool SkipSpace()
        {
            while (_at < _text.Length)
            {
                var rest = _text[_at..];
                if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v' or (byte)'\f')
                {
                    _at++;
                }
                else if (rest.StartsWith("//"u8))
                {
                    Skip("\n"u8);
                }
                else if (rest.StartsWith("/*"u8))
                {
                    var end = rest[2..].IndexOf("*/"u8);

                    // Past the end: a comment that is not closed is no statement's end.
                    if (end < 0)
                        return false;
                    _at += end + 4;
                }
                else
                {
                    return true;
                }
            }

            return false;
        }
    }
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>The name a field has in JSON unless it states another.</summary>
internal static class JsonNames
{
    /// <summary>Lower camel case as protoc derives it: underscores go, and an ASCII letter after one is raised (protobuf.dev, "ProtoJSON Format").</summary>
    public static string Default(string name)
    {
        if (!name.Contains('_'))
            return name;
        Span<char> result = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        var raise = false;
        foreach (var c in name)
        {
            if (c != '_')
                result[length++] = raise && char.IsAsciiLetterLower(c) ? (char)(c - 'a' + 'A') : c;
            raise = c == '_';
        }

        return new(result[..length]);
    }
}

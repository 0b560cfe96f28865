namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A commit and a place in it, as <c>git:REF</c> or <c>git:REF:path</c> names them.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Revision">What git resolves to a commit.</param>
/// <param name="Path">A directory or .proto file from the root of the repository; null when not stated, "" for all of it.</param>
internal sealed record GitReference(string Text, string Revision, string? Path)
{
    private const string Scheme = "git:";

    /// <summary>Reads a reference; null when the text is not one.</summary>
    /// <exception cref="SchemaException">It names no revision.</exception>
    public static GitReference? TryParse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
            return null;
        var parts = text[Scheme.Length..].Split(':', 2);
        return parts[0].Length > 0
            ? new(text, parts[0], parts.Length > 1 ? Normalize(text, parts[1]) : null)
            : throw new SchemaException($"\"{text}\" names no commit; write git:REF or git:REF:sub/dir, such as git:main");
    }

    private static string Normalize(string text, string path)
    {
        List<string> parts = [];
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                throw new SchemaException($"\"{text}\" leaves the repository; paths of a commit start at its root");
        }

        return string.Join('/', parts);
    }
}

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// A commit and a place in it, as <c>git:REF</c> or <c>git:REF:path</c> names them, or, in the form of buf, <c>.git#branch=…,subdir=…</c> (buf.build,
/// "Inputs").
/// </summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Kind">How the revision leads to a commit.</param>
/// <param name="Revision">What git resolves to a commit, or a pattern of tags.</param>
/// <param name="Path">A directory or .proto file from the root of the repository; null when not stated, "" for all of it.</param>
/// <param name="Repository">The directory of the repository itself; null for that around the other input.</param>
internal sealed record GitReference(string Text, GitRevision Kind, string Revision, string? Path, string? Repository = null)
{
    private const string Scheme = "git:";
    private const string RepositoryMark = ".git#";
    private const string Forms = "write git:REF or git:REF:sub/dir, such as git:main";

    private static readonly (string Function, GitRevision Kind)[] Functions = [("merge-base(", GitRevision.MergeBase), ("latest-tag(", GitRevision.LatestTag)];

    /// <summary>Reads a reference; null when the text is not one.</summary>
    /// <exception cref="SchemaException">It names no revision.</exception>
    public static GitReference? TryParse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
            return text.IndexOf(RepositoryMark, StringComparison.Ordinal) is >= 0 and var at && !File.Exists(text) ? OfRepository(text, at + RepositoryMark.Length - 1) : null;
        var parts = text[Scheme.Length..].Split(':', 2);
        var path = parts.Length > 1 ? Normalize(text, parts[1]) : null;
        foreach (var (function, kind) in Functions)
        {
            if (parts[0].StartsWith(function, StringComparison.Ordinal) && parts[0].EndsWith(')'))
                return Of(text, kind, parts[0][function.Length..^1], path);
        }

        return Of(text, GitRevision.Commit, parts[0], path);
    }

    private static GitReference Of(string text, GitRevision kind, string revision, string? path) =>
        revision.Length > 0 ? new(text, kind, revision, path) : throw new SchemaException($"\"{text}\" names no commit; {Forms}");

    private static GitReference OfRepository(string text, int hash)
    {
        var repository = text[..hash];
        if (!System.IO.Path.Exists(repository))
            throw new SchemaException($"\"{text}\": there is no repository \"{repository}\" on this machine; clone it first, and name the clone");
        string? revision = null;
        var path = "";
        foreach (var setting in text[(hash + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..];
            switch (setting[..^value.Length])
            {
                case "ref=" or "commit=" or "branch=":
                    revision ??= value;
                    break;
                case "tag=":
                    revision ??= $"refs/tags/{value}";
                    break;
                case "subdir=":
                    path = Normalize(text, value);
                    break;
                default:
                    throw new SchemaException($"\"{text}\": \"{setting}\" is not known; write branch=, tag=, commit=, ref= or subdir=");
            }
        }

        return Of(text, GitRevision.Commit, revision ?? "HEAD", path) with { Repository = repository };
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

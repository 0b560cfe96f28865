namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Paths as repositories, archives and schemas write them: relative, with slashes; the top directory is empty.</summary>
internal static class SlashPath
{
    /// <summary>A path in a directory, without "." in it, and without ".." as far as that is possible.</summary>
    public static string Join(string directory, string path)
    {
        List<string> parts = [];
        foreach (var part in directory.Split('/').Concat(path.Split('/')))
        {
            if (part is "" or ".")
                continue;
            if (part == ".." && parts is [.., not ".."])
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>The directory that a path is in; null above the top.</summary>
    public static string? Parent(string path) => path.Length == 0 ? null : path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>Whether a path is a directory or below it.</summary>
    public static bool IsInside(string path, string directory) =>
        directory.Length == 0 || (path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/'));

    /// <summary>A path as seen from a directory: with ".." where it is elsewhere.</summary>
    public static string From(string directory, string path)
    {
        var up = "";
        for (; !IsInside(path, directory); directory = Parent(directory)!)
            up += "../";
        return up + path[Math.Min(path.Length, directory.Length > 0 ? directory.Length + 1 : 0)..];
    }
}

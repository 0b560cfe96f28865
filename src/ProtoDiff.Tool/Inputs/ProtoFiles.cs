using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>.proto files on disk, and the directory they import each other from.</summary>
internal sealed record ProtoFiles
{
    private const string Extension = ".proto";

    /// <summary>Makes a list of files that are fit to be named to protoc.</summary>
    /// <param name="input">What the user calls them.</param>
    /// <param name="root">The import root.</param>
    /// <param name="names">The files, relative to the root, with forward slashes.</param>
    /// <param name="isUsers">Whether the root is the user's own directory rather than a temporary one, so that findings can point into it.</param>
    /// <exception cref="SchemaException">There are none, or one has a name that cannot be passed on.</exception>
    public ProtoFiles(string input, string root, IReadOnlyList<string> names, bool isUsers)
    {
        (Input, Root, Names, IsUsers) = (input, root, names, isUsers);
        if (names.Count == 0)
            throw new SchemaException($"\"{input}\" holds no {Extension} files");
        foreach (var name in names)
            CheckName(input, name);
    }

    public string Input { get; }

    public string Root { get; }

    public IReadOnlyList<string> Names { get; }

    public bool IsUsers { get; }

    public static bool IsProto(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>Whether a file below a root is in a hidden directory. Those hold what tools keep for themselves: they are left out everywhere.</summary>
    public static bool IsHidden(string name) => name.Split('/')[..^1].Any(d => d.StartsWith('.'));

    /// <summary>
    /// Refuses a file name that would not arrive as it is: protoc reads its arguments one a line, and a name with a line break in it
    /// would be arguments of its own.
    /// </summary>
    public static void CheckName(string input, string name)
    {
        if (Printable.HasControl(name))
            throw new SchemaException($"\"{input}\" holds a file whose name has control characters in it: \"{name}\"; rename it");
        if (name.Contains('\uFFFD', StringComparison.Ordinal))
            throw new SchemaException($"\"{input}\" holds a file whose name is not UTF-8: \"{name}\"; rename it");
    }

    /// <summary>All files in a directory and below, hidden directories left out.</summary>
    /// <exception cref="SchemaException">There are none, or some cannot be read.</exception>
    public static ProtoFiles InDirectory(string directory)
    {
        var names = new DirectoryWalk(directory).Names();
        names.Sort(StringComparer.Ordinal);
        return new(directory, directory, names, isUsers: true);
    }

    /// <summary>One file; its directory is the import root.</summary>
    /// <exception cref="SchemaException">It is a pipe or a device.</exception>
    public static ProtoFiles Single(string path)
    {
        if (!FileType.IsRegular(path))
            throw new SchemaException($"\"{path}\" is not a regular file; pass a file or a directory, or a descriptor set through the pipe");
        var root = Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
        return new(path, root, [Path.GetFileName(path)], isUsers: true);
    }
}

using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>.proto files on disk, and the directory they import each other from.</summary>
/// <param name="Input">What the user calls them.</param>
/// <param name="Root">The import root.</param>
/// <param name="Names">The files, relative to the root, with forward slashes.</param>
/// <param name="UsersRoot">The directory of the user's that the names are relative to, so that findings can point into it; null when there is none.</param>
internal sealed record ProtoFiles(string Input, string Root, IReadOnlyList<string> Names, string? UsersRoot)
{
    private const string Extension = ".proto";

    /// <summary>Files that come with protoc and are to be in the set whether or not something imports them.</summary>
    public IReadOnlyList<string> Bundled { get; init; } = [];

    /// <summary>Import roots beside <see cref="Root"/>, as full paths.</summary>
    public IReadOnlyList<string> MoreRoots { get; init; } = [];

    /// <summary>The full paths of the files, where they are under several roots.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>The path of a file from <see cref="UsersRoot"/>, by its name.</summary>
    public Func<string, string> PathOf { get; init; } = name => name;

    public static bool IsProto(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>Whether a file below a root is in a hidden directory. Those hold what tools keep for themselves: they are left out everywhere.</summary>
    public static bool IsHidden(string name) => name.Split('/')[..^1].Any(d => d.StartsWith('.'));

    /// <summary>The error for an input without any.</summary>
    public static SchemaException None(string input) => new($"\"{input}\" holds no {Extension} files");

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
        CheckRoot(directory, directory);
        return new(directory, directory, [], directory);
    }

    /// <summary>One file; its directory is the import root.</summary>
    /// <exception cref="SchemaException">It is a pipe or a device.</exception>
    public static ProtoFiles Single(string path)
    {
        if (!FileType.IsRegular(path))
            throw new SchemaException($"\"{path}\" is not a regular file; pass a file or a directory, or a descriptor set through the pipe");
        var root = Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
        CheckRoot(path, root);
        return new(path, root, [Path.GetFileName(path)], root);
    }

    /// <summary>Files of a tree, written to a temporary directory. Those that the tree lists are compiled, the others can be imported.</summary>
    /// <exception cref="SchemaException">One has a name that leads out of the directory, or cannot be written.</exception>
    public static ProtoFiles Write(ProtoTree tree, IReadOnlyList<string> names, TemporaryDirectory output)
    {
        var directory = output.NewDirectory("files");
        foreach (var (name, content) in names.Zip(tree.Read(names)))
        {
            var path = Path.GetFullPath(Path.Combine(directory, name));
            if (!path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new SchemaException($"\"{tree.Input}\" holds a path that leaves it: \"{name}\"");
            try
            {
                output.Write(path, content);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SchemaException($"\"{tree.Input}\": \"{name}\" cannot be put into the temporary directory: {e.Message}", e);
            }
        }

        return new(tree.Input, directory, tree.Names, tree.UsersRoot) { PathOf = tree.PathOf };
    }

    private static void CheckRoot(string input, string root)
    {
        if (Printable.HasControl(Path.GetFullPath(root)))
            throw new SchemaException($"\"{input}\" cannot be compiled: \"{root}\" has control characters in it; rename the directory");
    }
}

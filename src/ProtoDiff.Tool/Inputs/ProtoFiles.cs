using System.IO.Enumeration;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>.proto files on disk, and the directory they import each other from.</summary>
/// <param name="Input">What the user calls them.</param>
/// <param name="Root">The import root.</param>
/// <param name="Names">The files, relative to the root, with forward slashes.</param>
/// <param name="IsUsers">Whether the root is the user's own directory rather than a temporary one, so that findings can point into it.</param>
internal sealed record ProtoFiles(string Input, string Root, IReadOnlyList<string> Names, bool IsUsers)
{
    private const string Extension = ".proto";

    public static bool IsProto(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>All files in a directory and below, hidden directories left out.</summary>
    /// <exception cref="SchemaException">There are none.</exception>
    public static ProtoFiles InDirectory(string directory)
    {
        var files = new FileSystemEnumerable<string>(
            directory,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(Extension),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.FileName.StartsWith('.') && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        string[] names = [.. files.Select(f => Path.GetRelativePath(directory, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
        return names.Length > 0
            ? new(directory, directory, names, IsUsers: true)
            : throw new SchemaException($"\"{directory}\" holds no {Extension} files");
    }

    /// <summary>One file; its directory is the import root.</summary>
    public static ProtoFiles Single(string path)
    {
        var root = Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
        return new(path, root, [Path.GetFileName(path)], IsUsers: true);
    }
}

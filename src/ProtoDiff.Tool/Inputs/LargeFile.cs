namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>What Git LFS leaves in place of a file that was not fetched (Git LFS specification, "The Pointer").</summary>
internal static class LargeFile
{
    private static ReadOnlySpan<byte> Start => "version https://git-lfs.github.com/spec/"u8;

    /// <summary>Whether a content is a pointer to another one.</summary>
    public static bool IsPointer(ReadOnlySpan<byte> content) => content.StartsWith(Start);

    /// <summary>The error for one among .proto files.</summary>
    public static SchemaException Error(string input, string name) => new(
        $"\"{input}\": \"{name}\" is kept in Git LFS, and only a pointer to it is there; run `git lfs pull` and compare directories, or keep .proto files out of LFS");

    /// <summary>The error for an input that is one.</summary>
    public static SchemaException Error(string input) => new($"\"{input}\" is kept in Git LFS, and only a pointer to it is there; run `git lfs pull`, or set `lfs: true` where CI checks out");
}

using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff;

/// <summary>
/// A schema to compare: a serialized <c>google.protobuf.FileDescriptorSet</c>, as <c>protoc --descriptor_set_out</c> or <c>buf build</c> write it.
/// A set opened from a file stays in the file, which must not change until the set is disposed.
/// </summary>
public sealed class DescriptorSet : IDisposable
{
    private const string Remedy =
        "write it with `protoc --include_imports --include_source_info --descriptor_set_out=FILE …` or `buf build -o FILE`";

    private DescriptorSet(ByteSource source, string name)
    {
        Source = source;
        Name = name;
    }

    /// <summary>What people call this input: used in errors.</summary>
    public string Name { get; }

    /// <summary>The directory on disk that the file names of the set are relative to, when the set was made from one; else null.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>What is known of the files beside their bytes; null when the set itself has to say.</summary>
    internal SetLayout? Layout { get; private init; }

    internal ByteSource Source { get; }

    /// <summary>Opens a descriptor set in a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="name">What people call it, when that is not the path.</param>
    /// <param name="rootDirectory">See <see cref="RootDirectory"/>.</param>
    /// <exception cref="SchemaException">The file is not there, is empty or cannot be opened.</exception>
    public static DescriptorSet Open(string path, string? name = null, string? rootDirectory = null)
    {
        name ??= path;
        ByteSource source;
        try
        {
            source = FileByteSource.Open(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SchemaException($"\"{name}\" does not exist", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SchemaException($"\"{name}\" cannot be opened: {e.Message}", e);
        }

        return Create(source, name, rootDirectory);
    }

    /// <summary>Takes a descriptor set that is in memory.</summary>
    /// <param name="bytes">The serialized set; not copied.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="rootDirectory">See <see cref="RootDirectory"/>.</param>
    /// <exception cref="SchemaException">There are no bytes.</exception>
    public static DescriptorSet FromBytes(ReadOnlyMemory<byte> bytes, string name, string? rootDirectory = null) =>
        Create(new MemoryByteSource(bytes), name, rootDirectory);

    /// <summary>A schema without files: what there was before there was any. An input is never taken for one.</summary>
    internal static DescriptorSet Empty(string name) => new(new MemoryByteSource(default), name);

    /// <summary>The same set, with more known of its files. It takes the place of this one.</summary>
    internal DescriptorSet With(SetLayout layout) => new(Source, Name) { RootDirectory = RootDirectory, Layout = layout };

    /// <summary>The path of a file from <see cref="RootDirectory"/>: its name, unless it was found under another import root.</summary>
    internal string PathOf(string name) => Layout?.PathOf(name) ?? name;

    /// <summary>Whether a file is there only because others import it.</summary>
    internal bool IsImport(FileEntry file) => Layout?.IsImport(file.Name) ?? file.IsImport;

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    /// <summary>Runs something that reads the set, and lets what is wrong with the bytes out under the set's name.</summary>
    internal T Reading<T>(Func<T> read, string? file = null)
    {
        try
        {
            return read();
        }
        catch (MalformedException e)
        {
            var where = file is null ? "" : $": file \"{file}\"";
            throw new SchemaException($"\"{Name}\" is not a valid descriptor set{where}: {e.Message}; {Remedy}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException($"\"{Name}\" cannot be read: {e.Message}", e);
        }
    }

    // An empty file is a valid set of no files, and would pass every check: it is what a failed build leaves behind.
    internal static DescriptorSet Create(ByteSource source, string name, string? rootDirectory)
    {
        if (source.Length > 0)
            return new(source, name) { RootDirectory = rootDirectory };
        source.Dispose();
        throw new SchemaException($"\"{name}\" is empty; {Remedy}");
    }
}

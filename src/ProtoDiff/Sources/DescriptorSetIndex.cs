using System.Diagnostics.CodeAnalysis;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// The table of contents of a descriptor set: a name, a package and a byte range per file. Only the tags at the top of each file
/// are read; its messages, services and source info are stepped over.
/// </summary>
internal sealed class DescriptorSetIndex
{
    private readonly Dictionary<string, FileEntry> _files;

    private DescriptorSetIndex(Dictionary<string, FileEntry> files) => _files = files;

    /// <summary>The files, in the order of the set.</summary>
    public IReadOnlyCollection<FileEntry> Files => _files.Values;

    /// <summary>The packages that the files declare; empty for files that declare none.</summary>
    public IEnumerable<string> Packages => _files.Values.Select(f => f.Package);

    /// <summary>Looks a file up by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FileEntry? entry) => _files.TryGetValue(name, out entry);

    /// <summary>Indexes a source that holds a serialized <c>google.protobuf.FileDescriptorSet</c>.</summary>
    /// <exception cref="MalformedException">The source holds something else.</exception>
    public static DescriptorSetIndex Read(ByteSource source, NamePool names)
    {
        var files = new Dictionary<string, FileEntry>(StringComparer.Ordinal);
        using var window = new SourceWindow(source);
        while (window.Position < source.Length)
        {
            var tag = window.ReadTag(source.Length);
            if (tag is not (DescriptorSetFields.File, WireType.Length))
            {
                window.Skip(tag, source.Length);
                continue;
            }

            var entry = ReadEntry(window, source.Length, names);
            if (!files.TryAdd(entry.Name, entry))
                throw new MalformedException($"file \"{entry.Name}\" is in it twice");
        }

        return files.Count > 0 || source.Length == 0 ? new(files) : throw new MalformedException("it holds no files");
    }

    private static FileEntry ReadEntry(SourceWindow window, long limit, NamePool names)
    {
        var length = window.ReadLength(limit);
        if (length > Array.MaxLength)
            throw new MalformedException($"a file of {length} bytes");
        var start = window.Position;
        var end = start + length;
        string? name = null;
        var package = "";
        var isImport = false;
        var sourceInfo = default(Occurrences);
        var sourceInfoLength = 0;

        // To the end, not to the first name: a field may repeat, and the last one counts.
        while (window.Position < end)
        {
            var at = window.Position;
            var tag = window.ReadTag(end);
            if (tag is (FileFields.Name, WireType.Length))
                name = names.Get(window.ReadUtf8(end));
            else if (tag is (FileFields.Package, WireType.Length))
                package = names.Get(window.ReadUtf8(end));
            else if (tag is (BufImageFields.FileExtension, WireType.Length))
                isImport = ReadIsImport(window, end);
            else
                window.Skip(tag, end);

            if (tag is (FileFields.SourceCodeInfo, WireType.Length))
            {
                var range = new ByteRange((int)(at - start), (int)(window.Position - at));
                sourceInfo.Add(range);
                sourceInfoLength += range.Length;
            }
        }

        return string.IsNullOrEmpty(name)
            ? throw new MalformedException($"the file at byte {start} has no name")
            : new(name, package, start, (int)length, (int)length - sourceInfoLength, sourceInfo, isImport);
    }

    private static bool ReadIsImport(SourceWindow window, long limit)
    {
        var end = window.ReadLength(limit) + window.Position;
        var isImport = false;
        while (window.Position < end)
        {
            var tag = window.ReadTag(end);
            if (tag is (BufImageFields.IsImport, WireType.Varint))
                isImport = window.ReadVarint(end) != 0;
            else
                window.Skip(tag, end);
        }

        return isImport;
    }
}

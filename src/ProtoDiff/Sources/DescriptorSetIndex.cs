using System.Diagnostics.CodeAnalysis;
using System.Text;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// The table of contents of a descriptor set: a name, a package and a byte range per file. Only the tags at the top of each file
/// are read; its messages, services and source info are stepped over. Of files that are the same in the set it is compared with, names are read when
/// they are asked for.
/// </summary>
internal sealed class DescriptorSetIndex
{
    // Enough for what stands before the first message of a file, in most.
    private const int LookupBytes = 1024;

    private readonly ByteSource _source;
    private readonly NamePool _names;
    private readonly SameFiles _same;
    private readonly bool _isCurrent;
    private Dictionary<string, FileEntry> _files;
    private HashSet<string>? _packages;
    private bool _isComplete;

    private DescriptorSetIndex(ByteSource source, NamePool names, Dictionary<string, FileEntry> files)
    {
        (_source, _names, _files, _same) = (source, names, files, new());
        _isComplete = true;
        Count = files.Count;
    }

    /// <summary>An index of what is not the same on both sides; the rest is found in a table that the sides share.</summary>
    public DescriptorSetIndex(ByteSource source, NamePool names, Dictionary<string, FileEntry> files, SameFiles same, bool isCurrent)
    {
        (_source, _names, _files, _same, _isCurrent) = (source, names, files, same, isCurrent);
        Count = files.Count + same.Count;
        if (Count == 0 && source.Length > 0)
            throw new MalformedException(NoFiles);
        foreach (var name in files.Keys)
        {
            if (FindSame(name) is not null)
                throw IsTwice(name);
        }
    }

    /// <summary>Number of files.</summary>
    public int Count { get; }

    /// <summary>The files, in the order of the set.</summary>
    public IReadOnlyCollection<FileEntry> Files
    {
        get
        {
            if (!_isComplete)
                Complete();
            return _files.Values;
        }
    }

    private const string NoFiles = "it holds no files";

    /// <summary>Looks a file up by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FileEntry? entry)
    {
        if (!_files.TryGetValue(name, out entry))
            entry = _isComplete ? null : FindSame(name);
        return entry is not null;
    }

    /// <summary>Whether a file declares a package; an empty one when it declares none.</summary>
    public bool HasPackage(string package)
    {
        _packages ??= _files.Values.Select(f => f.Package).ToHashSet(StringComparer.Ordinal);
        if (_packages.Contains(package))
            return true;
        if (_isComplete || _same.InPackage(Encoding.UTF8.GetBytes(package)) is not { } place)
            return false;

        // Two packages may have one hash: then only a look at every file tells.
        return ReadAt(place).Package == package ? _packages.Add(package) : Files.Any(f => f.Package == package);
    }

    /// <summary>Indexes a source that holds a serialized <c>google.protobuf.FileDescriptorSet</c>.</summary>
    /// <exception cref="MalformedException">The source holds something else.</exception>
    public static DescriptorSetIndex Read(ByteSource source, NamePool names)
    {
        var files = ReadAll(source, names);
        return files.Count > 0 || source.Length == 0 ? new(source, names, files) : throw new MalformedException(NoFiles);
    }

    /// <summary>Reads on to the next file; null when there is none.</summary>
    public static FileEntry? ReadFile(SourceWindow window, long limit, NamePool names)
    {
        while (window.Position < limit)
        {
            var tag = window.ReadTag(limit);
            if (tag is (DescriptorSetFields.File, WireType.Length))
                return ReadEntry(window, limit, names);
            window.Skip(tag, limit);
        }

        return null;
    }

    public static MalformedException IsTwice(string name) => new($"file \"{name}\" is in it twice");

    private static Dictionary<string, FileEntry> ReadAll(ByteSource source, NamePool names)
    {
        var files = new Dictionary<string, FileEntry>(StringComparer.Ordinal);
        using var window = new SourceWindow(source);
        while (ReadFile(window, source.Length, names) is { } entry)
        {
            if (!files.TryAdd(entry.Name, entry))
                throw IsTwice(entry.Name);
        }

        return files;
    }

    private void Complete()
    {
        List<FileEntry> files = [.. _files.Values];
        using var window = new SourceWindow(_source);
        foreach (var place in _same.Places)
        {
            window.Position = StartOf(place);
            files.Add(ReadEntry(window, _source.Length, _names));
        }

        files.Sort(FileEntry.ByOffset);
        _files = files.ToDictionary(f => f.Name, StringComparer.Ordinal);
        _isComplete = true;
    }

    private long StartOf(FilePlace place) => _isCurrent ? place.Current : place.Previous;

    private FileEntry? FindSame(string name) =>
        _same.WithName(Encoding.UTF8.GetBytes(name)) is { } place && ReadAt(place) is var entry && entry.Name == name ? entry : null;

    private FileEntry ReadAt(FilePlace place)
    {
        using var window = new SourceWindow(_source, LookupBytes) { Position = StartOf(place) };
        return ReadEntry(window, _source.Length, _names);
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

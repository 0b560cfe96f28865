using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>One of two sets while both are indexed: how far it is read, and which of its files have not met a file of that name on the other side.</summary>
internal sealed class IndexedSide(DescriptorSet set, NamePool names) : IDisposable
{
    // How many files one side may have read before it meets the other again. Beyond that the order differs too much to be followed.
    private const int MostAhead = 16;

    // Between files that differ there are others, which are not read here.
    private const int WindowBytes = 32 * 1024;

    private readonly SourceWindow _window = new(set.Source, WindowBytes);
    private readonly Dictionary<string, FileEntry> _alone = new(StringComparer.Ordinal);
    private readonly List<FileEntry> _ahead = [];

    public DescriptorSet Set => set;

    /// <summary>Offset of the next field of the set.</summary>
    public long Position { get; private set; }

    public long Remaining => set.Source.Length - Position;

    /// <summary>The files that were read: those that differ, and those that were in the way.</summary>
    public Dictionary<string, FileEntry> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Files of this side that have not met their like.</summary>
    public IReadOnlyCollection<FileEntry> Alone => _alone.Values;

    /// <summary>Reads on to the next file, if there is one.</summary>
    public FileEntry? ReadFile() => set.Reading(() =>
    {
        _window.Position = Position;
        var entry = DescriptorSetIndex.ReadFile(_window, set.Source.Length, names);
        Position = _window.Position;
        if (entry is not null && !Files.TryAdd(entry.Name, entry))
            throw DescriptorSetIndex.IsTwice(entry.Name);
        return entry;
    });

    /// <summary>Keeps a file until its like is read on the other side.</summary>
    public void Keep(FileEntry entry)
    {
        _alone.Add(entry.Name, entry);
        if (_ahead.Count > MostAhead)
            _ahead.RemoveAt(0);
        _ahead.Add(entry);
    }

    /// <summary>Gives out the file of a name that waits here.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isInStep">
    /// Whether this side goes on right after the file. What was read after it is read again, if it is not much and none of it has met its like: a file
    /// that was added does not put everything behind it out of step.
    /// </param>
    public FileEntry? Meet(string name, out bool isInStep)
    {
        isInStep = false;
        if (!_alone.Remove(name, out var met))
            return null;
        var index = _ahead.FindIndex(e => ReferenceEquals(e, met));
        isInStep = index >= 0 && _ahead.FindIndex(index + 1, e => !_alone.ContainsKey(e.Name)) < 0;
        if (isInStep)
        {
            foreach (var entry in _ahead.Skip(index + 1))
            {
                _alone.Remove(entry.Name);
                Files.Remove(entry.Name);
            }

            Position = met.Offset + met.TotalLength;
        }

        return met;
    }

    /// <summary>Goes on, in step with the other side: what was read before is not read again.</summary>
    public void Advance(int bytes)
    {
        Position += bytes;
        _ahead.Clear();
    }

    public void Dispose() => _window.Dispose();
}

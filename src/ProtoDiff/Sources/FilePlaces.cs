namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Where files lie that two sets have with the same bytes, by the hash of a name: that is all that is kept of what did not change. The name itself is read
/// again when somebody asks for it.
/// </summary>
internal sealed class FilePlaces
{
    private int[] _hashes = new int[64];
    private FilePlace[] _places = new FilePlace[64];

    // Open addressing: one more than the number of a file, or zero. At most half full.
    private int[] _slots = new int[128];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <param name="hash">Hash of the name, as <see cref="Schema.NamePool.Hash"/> makes it.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>False, and nothing is added, when another file has that hash.</returns>
    public bool TryAdd(int hash, FilePlace place)
    {
        var slot = SlotOf(hash);
        if (_slots[slot] != 0)
            return false;
        if (Count == _hashes.Length)
        {
            Grow();
            slot = SlotOf(hash);
        }

        _hashes[Count] = hash;
        _places[Count] = place;
        _slots[slot] = ++Count;
        return true;
    }

    /// <summary>Where the file with that hash is; null when there is none.</summary>
    public FilePlace? Find(int hash) => _slots[SlotOf(hash)] is > 0 and var number ? _places[number - 1] : null;

    /// <summary>The places, in the order in which they were added: that of the previous set.</summary>
    public ReadOnlySpan<FilePlace> All => _places.AsSpan(0, Count);

    private int SlotOf(int hash)
    {
        var mask = _slots.Length - 1;
        var slot = hash & mask;
        while (_slots[slot] != 0 && _hashes[_slots[slot] - 1] != hash)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _hashes, Count * 2);
        Array.Resize(ref _places, Count * 2);
        _slots = new int[_slots.Length * 2];
        for (var number = 0; number < Count; number++)
            _slots[SlotOf(_hashes[number])] = number + 1;
    }
}

/// <summary>Where a file lies in two sets: where its length stands, counted from the start of each.</summary>
internal readonly record struct FilePlace(long Previous, long Current);

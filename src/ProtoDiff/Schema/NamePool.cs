using System.Text;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// Keeps one string per distinct name. Both sides of a comparison say almost the same, and type names repeat in every field,
/// so most names are in memory already when they are read: they are looked up as the bytes they are, and not decoded.
/// </summary>
internal sealed class NamePool
{
    private Entry?[] _buckets = new Entry?[1024];
    private int _count;

    /// <summary>The string of a name given as valid UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";

        // No one pays for the names that are not ASCII, and they are few.
        if (!Ascii.IsValid(utf8))
            return Encoding.UTF8.GetString(utf8);
        var hash = Hash(utf8);
        for (var entry = BucketOf(hash); entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && Ascii.Equals(utf8, entry.Name))
                return entry.Name;
        }

        return Add(hash, Encoding.ASCII.GetString(utf8));
    }

    /// <summary>The string of a full type name, whose leading dot says only that it is full.</summary>
    public string GetTypeName(ReadOnlySpan<byte> utf8) => Get(utf8 is [(byte)'.', ..] ? utf8[1..] : utf8);

    /// <summary>The hash of a name: another one in each process, so that no set can be made of names that collide.</summary>
    public static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private ref Entry? BucketOf(int hash) => ref _buckets[hash & (_buckets.Length - 1)];

    private string Add(int hash, string name)
    {
        if (_count == _buckets.Length)
            Grow();
        Link(new(name, hash));
        _count++;
        return name;
    }

    private void Grow()
    {
        var buckets = _buckets;
        _buckets = new Entry?[buckets.Length * 2];
        foreach (var bucket in buckets)
        {
            for (var entry = bucket; entry is not null;)
            {
                var next = entry.Next;
                Link(entry);
                entry = next;
            }
        }
    }

    private void Link(Entry entry)
    {
        ref var bucket = ref BucketOf(entry.Hash);
        entry.Next = bucket;
        bucket = entry;
    }

    /// <summary>A name, and the next one in its bucket.</summary>
    private sealed class Entry(string name, int hash)
    {
        public string Name { get; } = name;

        public int Hash { get; } = hash;

        public Entry? Next { get; set; }
    }
}

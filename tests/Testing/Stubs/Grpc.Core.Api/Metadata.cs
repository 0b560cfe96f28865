using System.Collections;

namespace Grpc.Core;

public sealed class Metadata : IList<Metadata.Entry>
{
    public const string BinaryHeaderSuffix = "-bin";

    public static readonly Metadata Empty = null!;

    public Metadata() => throw null!;

    public int Count => throw null!;

    public bool IsReadOnly => throw null!;

    public Entry this[int index]
    {
        get => throw null!;
        set => throw null!;
    }

    public Entry? Get(string key) => throw null!;

    public string? GetValue(string key) => throw null!;

    public byte[]? GetValueBytes(string key) => throw null!;

    public IEnumerable<Entry> GetAll(string key) => throw null!;

    public void Add(string key, string value) => throw null!;

    public void Add(string key, byte[] valueBytes) => throw null!;

    public void Add(Entry item) => throw null!;

    public void Insert(int index, Entry item) => throw null!;

    public int IndexOf(Entry item) => throw null!;

    public bool Contains(Entry item) => throw null!;

    public bool Remove(Entry item) => throw null!;

    public void RemoveAt(int index) => throw null!;

    public void Clear() => throw null!;

    public void CopyTo(Entry[] array, int arrayIndex) => throw null!;

    public IEnumerator<Entry> GetEnumerator() => throw null!;

    IEnumerator IEnumerable.GetEnumerator() => throw null!;

    public class Entry
    {
        public Entry(string key, byte[] valueBytes) => throw null!;

        public Entry(string key, string value) => throw null!;

        public string Key => throw null!;

        public byte[] ValueBytes => throw null!;

        public string Value => throw null!;

        public bool IsBinary => throw null!;
    }
}

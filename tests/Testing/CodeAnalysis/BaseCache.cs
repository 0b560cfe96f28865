namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// What tests with the same references share. Binding a framework's references costs more than analyzing a test's source,
/// and Roslyn binds them once if a compilation is made from another one with the same references.
/// </summary>
internal sealed class BaseCache<T>(Func<IReadOnlyList<MetadataReference>, T> create)
{
    private const int Capacity = 64;
    private readonly Dictionary<MetadataReference[], T> _entries = new(ReferenceListComparer.Instance);

    public T Get(IReadOnlyList<MetadataReference> references)
    {
        var key = references.ToArray();
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out var value))
            {
                if (_entries.Count == Capacity)
                {
                    _entries.Clear();
                }

                _entries.Add(key, value = create(references));
            }

            return value;
        }
    }

    private sealed class ReferenceListComparer : IEqualityComparer<MetadataReference[]>
    {
        public static readonly ReferenceListComparer Instance = new();

        public bool Equals(MetadataReference[]? left, MetadataReference[]? right) =>
            left is not null && right is not null && left.AsSpan().SequenceEqual(right, ReferenceEqualityComparer.Instance);

        public int GetHashCode(MetadataReference[] references)
        {
            var hash = new HashCode();
            foreach (var reference in references)
            {
                hash.Add(reference, ReferenceEqualityComparer.Instance);
            }

            return hash.ToHashCode();
        }
    }
}

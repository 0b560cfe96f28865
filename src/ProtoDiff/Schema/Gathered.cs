namespace Wirecheck.ProtoDiff.Schema;

/// <summary>What an element was found to hold so far. It costs nothing while that is nothing: a message can hold eight kinds of things, and most hold one.</summary>
internal struct Gathered<T>
    where T : class
{
    private List<T>? _items;

    public readonly int Count => _items?.Count ?? 0;

    public void Add(T item) => (_items ??= []).Add(item);

    public readonly T[] ToArray() => _items?.ToArray() ?? [];
}

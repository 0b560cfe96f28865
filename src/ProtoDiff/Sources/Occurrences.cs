namespace Wirecheck.ProtoDiff.Sources;

/// <summary>Where a field stands that is written once as a rule, and seldom more often.</summary>
internal struct Occurrences
{
    private ByteRange _first;
    private List<ByteRange>? _others;

    /// <summary>How often it stands there with something in it.</summary>
    public readonly int Count => _first.Length == 0 ? 0 : 1 + (_others?.Count ?? 0);

    public readonly ByteRange this[int index] => index == 0 ? _first : _others![index - 1];

    public void Add(ByteRange range)
    {
        if (_first.Length == 0)
            _first = range;
        else
            (_others ??= []).Add(range);
    }
}

using System.Buffers;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Indexes two sets at once. What one tool wrote of two versions of a schema is the same for long stretches: these are compared as bytes and checked
/// once, and nothing of their files is kept but where they are. Only what differs is read on each side, so that the cost of a comparison grows with what
/// changed; what exists costs the time to read its bytes.
/// </summary>
internal sealed class PairedIndex : IDisposable
{
    // The stretch that is compared at a time. It starts small again after a difference, where another one is likely.
    private const int SmallestStretch = 8 * 1024;
    private const int LargestStretch = 256 * 1024;

    private readonly IndexedSide _previous;
    private readonly IndexedSide _current;
    private readonly SameFiles _same = new();
    private readonly ChangedFiles _changed = new();
    private readonly byte[] _left = ArrayPool<byte>.Shared.Rent(LargestStretch);
    private readonly byte[] _right = ArrayPool<byte>.Shared.Rent(LargestStretch);

    private PairedIndex(DescriptorSet previous, DescriptorSet current, NamePool names) =>
        (_previous, _current) = (new(previous, names), new(current, names));

    /// <summary>Indexes both sets.</summary>
    /// <exception cref="SchemaException">One of them is no descriptor set.</exception>
    public static (DescriptorSetIndex Previous, DescriptorSetIndex Current, ChangedFiles Changed) Read(DescriptorSet previous, DescriptorSet current, NamePool names)
    {
        using var pair = new PairedIndex(previous, current, names);
        while (pair._previous.Remaining > 0 || pair._current.Remaining > 0)
        {
            pair.SkipSame();
            pair.ReadDifferent();
        }

        pair._changed.Complete(pair._previous.Alone, pair._current.Alone);
        return (
            previous.Reading(() => new DescriptorSetIndex(previous.Source, names, pair._previous.Files, pair._same, isCurrent: false)),
            current.Reading(() => new DescriptorSetIndex(current.Source, names, pair._current.Files, pair._same, isCurrent: true)),
            pair._changed);
    }

    public void Dispose()
    {
        _previous.Dispose();
        _current.Dispose();
        ArrayPool<byte>.Shared.Return(_left);
        ArrayPool<byte>.Shared.Return(_right);
    }

    private void SkipSame()
    {
        for (var stretch = SmallestStretch; ; stretch = Math.Min(stretch * 2, LargestStretch))
        {
            var length = (int)Math.Min(stretch, Math.Min(_previous.Remaining, _current.Remaining));
            Read(_previous, _left, length);
            Read(_current, _right, length);
            var taken = _previous.Set.Reading(() => TakeSame(length));
            if (taken > 0)
            {
                _previous.Advance(taken);
                _current.Advance(taken);
            }

            // What is left of the stretch is a field that differs, or one that goes on behind it.
            var goesOn = length == stretch && _left.AsSpan(taken, length - taken).SequenceEqual(_right.AsSpan(taken, length - taken));
            if (!goesOn || (taken == 0 && stretch == LargestStretch))
                return;
        }
    }

    private static void Read(IndexedSide side, byte[] buffer, int length) => side.Set.Reading(() =>
    {
        side.Set.Source.Read(side.Position, buffer.AsSpan(0, length));
        return true;
    });

    /// <summary>Takes the whole fields at the start of the stretch that are the same on both sides. What is odd about one is told when it is read by itself.</summary>
    /// <returns>How many bytes they are.</returns>
    private int TakeSame(int length)
    {
        var taken = 0;
        while (WholeField.TryRead(_left.AsSpan(taken, length - taken), out var field))
        {
            if (!_left.AsSpan(taken, field.Length).SequenceEqual(_right.AsSpan(taken, field.Length)))
                break;
            if (field.Tag is (DescriptorSetFields.File, WireType.Length)
                && !_same.TryAdd(
                    _left.AsSpan(taken + field.ContentStart, field.Length - field.ContentStart),
                    new(_previous.Position + taken + field.LengthStart, _current.Position + taken + field.LengthStart)))
            {
                break;
            }

            taken += field.Length;
        }

        return taken;
    }

    /// <summary>Reads a file on each side, until one meets its like: then both sides may be in step again.</summary>
    private void ReadDifferent()
    {
        if (_previous.ReadFile() is { } before)
        {
            if (_current.Meet(before.Name, out var isInStep) is { } like)
            {
                _previous.Advance(0);
                Compare(before, like, isInStep);
                return;
            }

            _previous.Keep(before);
        }

        if (_current.ReadFile() is { } after)
        {
            if (_previous.Meet(after.Name, out var isInStep) is { } like)
            {
                _current.Advance(0);
                Compare(like, after, isInStep);
                return;
            }

            _current.Keep(after);
        }
    }

    // The side that read its file right now goes on behind it, and never back across it; the other one does so when it is in step.
    private void Compare(FileEntry before, FileEntry after, bool isInStep)
    {
        _changed.AddIfChanged(_previous.Set, before, _current.Set, after);
        if (isInStep)
        {
            _previous.Advance(0);
            _current.Advance(0);
        }
    }
}

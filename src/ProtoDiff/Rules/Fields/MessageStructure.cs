using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>
/// What differs between two messages of different names for those who read one as the other, in every field that can be reached. Both are
/// data to their readers: a name that no format carries does not matter.
/// </summary>
internal sealed class MessageStructure(TypeCompatibility types)
{
    private readonly Dictionary<Pair<MessageSchema>, IReadOnlyList<Difference>> _known = [];

    /// <summary>One field that is not read as it was written.</summary>
    /// <param name="Path">Names of the fields that lead to it, with dots between them.</param>
    /// <param name="What">What is different, in a few words.</param>
    /// <param name="IsOnTheWire">Whether binary data is concerned; otherwise only JSON is.</param>
    /// <param name="Breaks">Who breaks.</param>
    public sealed record Difference(string Path, string What, bool IsOnTheWire, Breaks Breaks)
    {
        /// <summary>The numbers of the fields that lead to it, the same on both sides.</summary>
        public int[] Numbers { get; init; } = [];
    }

    /// <summary>The differences; none when each message can be read as the other.</summary>
    public IReadOnlyList<Difference> Differences(MessageSchema previous, MessageSchema current)
    {
        var pair = new Pair<MessageSchema>(previous, current);
        if (!_known.TryGetValue(pair, out var differences))
            _known.Add(pair, differences = Walk(pair));
        return differences;
    }

    /// <summary>Who reads something else than was written.</summary>
    public Breaks ReadersThatBreak(MessageSchema previous, MessageSchema current) =>
        Differences(previous, current).Aggregate(Breaks.None, (all, d) => all | d.Breaks);

    // Every pair of messages is looked at once, so that messages which contain themselves come to an end.
    private List<Difference> Walk(Pair<MessageSchema> outermost)
    {
        List<Difference> differences = [];
        HashSet<Pair<MessageSchema>> seen = [outermost];
        Queue<Step> pending = [];
        pending.Enqueue(new(outermost, "", []));
        while (pending.TryDequeue(out var step))
        {
            var (previous, current) = step.Messages;
            foreach (var before in previous.Fields)
            {
                var path = step.Path + before.Name;
                int[] numbers = [.. step.Numbers, before.Number];
                if (current.FindField(before.Number) is not { } after)
                {
                    if (before.IsRequired || !current.IsReserved(before.Number))
                        differences.Add(new(path, $"number {before.Number} has no field there", true, Breaks.JsonNewReadsOld | (before.IsRequired ? Breaks.OldReadsNew | Breaks.JsonOldReadsNew : Breaks.None)) { Numbers = numbers });
                    continue;
                }

                differences.AddRange(Compare(before, after, path).Select(d => d with { Numbers = numbers }));
                if (Inner(before, after) is { } inner && seen.Add(inner))
                    pending.Enqueue(new(inner, $"{path}.", numbers));
            }

            foreach (var added in current.Fields.Where(f => f.IsRequired && previous.FindField(f.Number) is null))
                differences.Add(new(step.Path + added.Name, "it is required there", true, Breaks.NewReadsOld | Breaks.JsonNewReadsOld) { Numbers = [.. step.Numbers, added.Number] });
        }

        return differences;
    }

    private IEnumerable<Difference> Compare(FieldSchema before, FieldSchema after, string path)
    {
        var (from, to) = (Cardinalities.Of(before), Cardinalities.Of(after));
        if (from.InJson() != to.InJson())
            yield return new(path, $"{from.Name()} there, {to.Name()} here", from.OnTheWire() != to.OnTheWire(), FieldSameCardinality.ReadersThatBreak(from, to));
        else if (FieldSameOneof.ReadersThatBreak(before, after) is var lost and not Breaks.None)
            yield return new(path, "it is in another oneof", true, lost);
        else if (FieldSameDefault.ReadersThatBreak(before, after) is var misread and not Breaks.None)
            yield return new(path, "it has another default", true, misread);
        if (FieldSameName.JsonReadersThatBreak(before, after) is var unknown and not Breaks.None)
            yield return new(path, $"JSON calls it \"{after.EffectiveJsonName}\"", false, unknown);
        if (types.Same(before, after) || Inner(before, after) is not null)
            yield break;
        var isOnTheWire = !types.OnTheWire(before, after);
        if (isOnTheWire || !types.OnTheWireAndInJson(before, after))
            yield return new(path, $"{Wording.TypeOf(before)} and {Wording.TypeOf(after)}", isOnTheWire, types.ReadersThatBreak(before, after));
    }

    /// <summary>The messages of two message fields, when they are different ones and both are known.</summary>
    private Pair<MessageSchema>? Inner(FieldSchema before, FieldSchema after) =>
        before.ResolvedKind() is var kind and (FieldKind.Message or FieldKind.Group)
        && after.ResolvedKind() == kind
        && !types.Same(before, after)
        && MessageOf(before) is { } inBefore && MessageOf(after) is { } inAfter
            ? new(inBefore, inAfter)
            : null;

    /// <summary>The message of a message field; null when no file of the set declares it.</summary>
    public static MessageSchema? MessageOf(FieldSchema field) => field.MapEntry() ?? (field.TypeName is { } name ? Find(field.File, name) : null);

    /// <summary>A message as a file sees it, by full name; null when no file of the set declares it.</summary>
    public static MessageSchema? Find(FileSchema user, string fullName) => user.Set.FindType(fullName, user) as MessageSchema;

    /// <summary>Two messages on the way, and the fields that lead to them.</summary>
    private sealed record Step(Pair<MessageSchema> Messages, string Path, int[] Numbers);
}

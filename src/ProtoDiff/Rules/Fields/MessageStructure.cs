using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>
/// What differs between two messages of different names for those who read one as the other, in every field that can be reached. Both are
/// data to their readers: a name that no format carries does not matter.
/// </summary>
internal sealed class MessageStructure(TypeCompatibility types)
{
    private readonly Dictionary<(MessageSchema, MessageSchema), IReadOnlyList<Difference>> _known = [];

    /// <summary>One field that is not read as it was written.</summary>
    /// <param name="Path">Names of the fields that lead to it, with dots between them.</param>
    /// <param name="What">What is different, in a few words.</param>
    /// <param name="IsOnTheWire">Whether binary data is concerned; otherwise only JSON is.</param>
    /// <param name="Breaks">Who breaks.</param>
    public readonly record struct Difference(string Path, string What, bool IsOnTheWire, Breaks Breaks)
    {
        /// <summary>The numbers of the fields that lead to it, the same on both sides.</summary>
        public int[] Numbers { get; init; } = [];
    }

    /// <summary>The differences; none when each message can be read as the other.</summary>
    public IReadOnlyList<Difference> Differences(MessageSchema previous, MessageSchema current)
    {
        if (!_known.TryGetValue((previous, current), out var differences))
            _known.Add((previous, current), differences = Walk(previous, current));
        return differences;
    }

    /// <summary>Who reads something else than was written.</summary>
    public Breaks ReadersThatBreak(MessageSchema previous, MessageSchema current) =>
        Differences(previous, current).Aggregate(Breaks.None, (all, d) => all | d.Breaks);

    // Every pair of messages is looked at once, so that messages which contain themselves come to an end.
    private List<Difference> Walk(MessageSchema previous, MessageSchema current)
    {
        List<Difference> differences = [];
        HashSet<(MessageSchema, MessageSchema)> seen = [(previous, current)];
        Queue<(MessageSchema Previous, MessageSchema Current, string Path, int[] Numbers)> pending = new([(previous, current, "", [])]);
        while (pending.TryDequeue(out var pair))
        {
            var heirs = pair.Current.Fields.ToLookup(f => f.Number);
            foreach (var before in pair.Previous.Fields)
            {
                var path = pair.Path + before.Name;
                if (heirs[before.Number].FirstOrDefault() is not { } after)
                {
                    if (before.IsRequired || !pair.Current.IsReserved(before.Number))
                        differences.Add(new(path, $"number {before.Number} has no field there", true, Breaks.JsonNewReadsOld | (before.IsRequired ? Breaks.OldReadsNew | Breaks.JsonOldReadsNew : Breaks.None)) { Numbers = [.. pair.Numbers, before.Number] });
                    continue;
                }

                differences.AddRange(Compare(before, after, path).Select(d => d with { Numbers = [.. pair.Numbers, before.Number] }));
                if (Inner(before, after) is var (inBefore, inAfter) && seen.Add((inBefore, inAfter)))
                    pending.Enqueue((inBefore, inAfter, $"{path}.", [.. pair.Numbers, before.Number]));
            }

            var known = pair.Previous.Fields.Select(f => f.Number).ToHashSet();
            foreach (var added in pair.Current.Fields.Where(f => f.IsRequired && !known.Contains(f.Number)))
                differences.Add(new(pair.Path + added.Name, "it is required there", true, Breaks.NewReadsOld | Breaks.JsonNewReadsOld) { Numbers = [.. pair.Numbers, added.Number] });
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
    private (MessageSchema, MessageSchema)? Inner(FieldSchema before, FieldSchema after) =>
        before.ResolvedKind() is var kind and (FieldKind.Message or FieldKind.Group)
        && after.ResolvedKind() == kind
        && !types.Same(before, after)
        && MessageOf(before) is { } inBefore && MessageOf(after) is { } inAfter
            ? (inBefore, inAfter)
            : null;

    /// <summary>The message of a message field; null when no file of the set declares it.</summary>
    public static MessageSchema? MessageOf(FieldSchema field) => field.MapEntry() ?? (field.TypeName is { } name ? Find(field.File, name) : null);

    /// <summary>A message as a file sees it, by full name; null when no file of the set declares it.</summary>
    public static MessageSchema? Find(FileSchema user, string fullName) => user.Set.FindType(fullName, user) as MessageSchema;
}

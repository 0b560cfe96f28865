using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;
using Wirecheck.ProtoDiff.Tests.Differential;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>A schema and its successor, with all that every rule says of them.</summary>
internal sealed class Judged
{
    private static readonly RuleSelection AllRules = RuleSelection.Create([.. CategoryNames.All.Select(c => c.Name)]);

    private readonly DescriptorSet _before;
    private readonly DescriptorSet _after;
    private readonly SchemaSet _previous;
    private readonly SchemaSet _current;
    private readonly ChangedFiles _changed;
    private readonly NamePool _names = new();
    private readonly MessageTypes _previousTypes;
    private readonly MessageTypes _currentTypes;
    private readonly SchemaPairs _pairs;

    public Judged(IEnumerable<FileDescriptorProto> previous, IEnumerable<FileDescriptorProto> current)
    {
        (_before, _after) = (Set(previous, "previous"), Set(current, "current"));
        (_previous, _current, _changed) = SchemaComparison.Open(_before, _after, _names);
        (_previousTypes, _currentTypes) = (new(FilesOf(_previous), isPrevious: true), new(FilesOf(_current), isPrevious: false));
        _pairs = Pair(AllRules);
        Findings = RuleRunner.Run(_pairs, AllRules);
        Witnesses = new(_pairs, _current, Breaks.Wire | Breaks.Json);
        Identity = new(_pairs.Types);
        var unchanged = new UnchangedMessages(previous, current);
        Messages = [.. Met().Distinct().Where(m => !unchanged.Contains(m.Previous.FullName, m.Current.FullName))];
    }

    public IReadOnlyList<PendingFinding> Findings { get; }

    public WitnessSearch Witnesses { get; }

    public FieldIdentity Identity { get; }

    /// <summary>Every message that programs of both versions exchange and that differs, or leads to one that does.</summary>
    public IReadOnlyList<Place> Messages { get; }

    /// <summary>What some rules find when they are asked alone.</summary>
    public IReadOnlyList<PendingFinding> FindingsOf(RuleSelection rules) => RuleRunner.Run(Pair(rules), rules);

    /// <summary>Who writes a message, and who reads it.</summary>
    public (MessageType Writer, MessageType Reader) Sides(Place place, Breaks direction) => (Breaks.NewReadsOld | Breaks.JsonNewReadsOld).HasFlag(direction)
        ? (_previousTypes.Of(place.Previous), _currentTypes.Of(place.Current))
        : (_currentTypes.Of(place.Current), _previousTypes.Of(place.Previous));

    /// <summary>Compiles evolutions and judges each by itself. Those that do not compile are left out.</summary>
    public static Dictionary<Evolution, Judged> All(IReadOnlyList<Evolution> evolutions)
    {
        var compiled = RandomPairs.Compile(evolutions, withSourceInfo: false);
        var (previous, current) = (ByDirectory(compiled.Previous), ByDirectory(compiled.Current));
        return compiled.Compiled.ToDictionary(c => c.Value, c => new Judged(previous[c.Key], current[c.Key]));
    }

    /// <summary>
    /// Whether there is a message in which a finding can show: one that both versions have, that does not need itself to be complete, nor does what is in the
    /// fields in question, and that is not misread for another reason whatever is in it.
    /// </summary>
    public bool CanShow(PendingFinding finding, Breaks direction)
    {
        var places = Places.Of(finding, _pairs, _current).ToList();

        // The name of zero is passed over, and zero is what is read then.
        if (direction == Breaks.JsonOldReadsNew && finding.Detail.StartsWith("0:", StringComparison.Ordinal))
            return false;
        return places.Count == 0 ? finding.Subject.Previous is not EnumSchema : places.Exists(CanRead);

        bool CanRead(Place place)
        {
            var (writer, reader) = Sides(place, direction);
            var numbers = place.In(direction) ?? writer.Fields.Keys.ToHashSet();
            return (place.Numbers is null || numbers.Where(writer.Fields.ContainsKey).SelectMany(n => InField(writer.Fields[n], [])).All(t => Values(t, []).Any()))
                && Values(writer, numbers).Take(2).ToArray() is [var plain, _]
                && Exchange.Of(plain, reader, direction) is { } exchange
                && exchange.IsRead(new(Identity, direction));
        }

        static IEnumerable<MessageType> InField(MessageField field, HashSet<MessageType> seen) =>
            field.Message is { } message && seen.Add(message) ? [message, .. message.Fields.Values.SelectMany(f => InField(f, seen))] : [];

        // None at all where the message can never be complete.
        static IEnumerable<MessageValue> Values(MessageType type, HashSet<int> numbers) => new CandidateValues(null).Of(type, numbers).Select(v => v.Value);
    }

    private static ILookup<string, FileDescriptorProto> ByDirectory(byte[] set) =>
        FileDescriptorSet.Parser.ParseFrom(set).File.ToLookup(f => f.Name.Split('/')[0]);

    private static DescriptorSet Set(IEnumerable<FileDescriptorProto> files, string name) => DescriptorSet.FromBytes(new FileDescriptorSet { File = { files } }.ToByteArray(), name);

    private static IEnumerable<FileSchema> FilesOf(SchemaSet set) => set.Index.Files.Select(set.File);

    /// <summary>Messages of one name; of which the rules say that one is the other; and those that one RPC sends.</summary>
    private IEnumerable<Place> Met() =>
    [
        .. Join(f => f.AllMessages().Where(m => !m.IsMapEntry)).Select(m => new Place(m.Previous, m.Current, null)),
        .. _pairs.Messages.Where(m => !m.Previous.IsMapEntry).Select(m => new Place(m.Previous, m.Current, null)),
        .. Join(f => f.Services.SelectMany(s => s.Methods)).SelectMany(m => new[] { Sent(m, s => s.InputType), Sent(m, s => s.OutputType) }),
    ];

    private Place Sent(Pair<MethodSchema> pair, Func<MethodSchema, string> type) => new(
        (MessageSchema)_previous.FindType(type(pair.Previous), pair.Previous.File)!, (MessageSchema)_current.FindType(type(pair.Current), pair.Current.File)!, null);

    private IEnumerable<Pair<T>> Join<T>(Func<FileSchema, IEnumerable<T>> elements)
        where T : SchemaElement =>
        FilesOf(_previous).SelectMany(elements).Join(FilesOf(_current).SelectMany(elements), e => e.FullName, e => e.FullName, (before, after) => new Pair<T>(before, after));

    private SchemaPairs Pair(RuleSelection rules) =>
        SchemaComparison.Pair(_previous, _current, _changed, _names, rules);
}

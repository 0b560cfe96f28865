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
    private readonly NamePool _names = new();
    private readonly UnchangedMessages _unchanged;

    private Judged(Evolution evolution, string directory, IEnumerable<FileDescriptorProto> previous, IEnumerable<FileDescriptorProto> current)
    {
        (Evolution, Directory) = (evolution, directory);
        _unchanged = new(previous, current);
        (_before, _after) = (Set(previous, "previous"), Set(current, "current"));
        (_previous, Current) = (SchemaComparison.Open(_before, _names), SchemaComparison.Open(_after, _names));
        Pairs = Pair(AllRules);
        Findings = RuleRunner.Run(Pairs, AllRules);
        Witnesses = new(Pairs, Current, Breaks.Wire | Breaks.Json);
        WitnessesBeyondCasts = new(Pairs, Current, Breaks.Wire | Breaks.Json, allowsCasts: true);
    }

    public Evolution Evolution { get; }

    public string Directory { get; }

    public SchemaPairs Pairs { get; }

    public SchemaSet Current { get; }

    public IReadOnlyList<PendingFinding> Findings { get; }

    public WitnessSearch Witnesses { get; }

    public WitnessSearch WitnessesBeyondCasts { get; }

    /// <summary>Every message that both versions have and that differs, or leads to one that does.</summary>
    public IEnumerable<Place> Messages => Pairs.Messages
        .Where(m => !m.Previous.IsMapEntry && !_unchanged.Contains(m.Previous.FullName, m.Current.FullName))
        .Select(m => new Place(m.Previous, m.Current, null));

    /// <summary>Whether some rules, asked alone, find nothing.</summary>
    public bool AreSilent(RuleSelection rules) => RuleRunner.Run(Pair(rules), rules).Count == 0;

    /// <summary>Compiles evolutions and judges each by itself.</summary>
    public static IEnumerable<Judged> All(IReadOnlyList<Evolution> evolutions)
    {
        var compiled = RandomPairs.Compile(evolutions, withSourceInfo: false);
        var (previous, current) = (ByDirectory(compiled.Previous), ByDirectory(compiled.Current));
        return compiled.Compiled.Select(c => new Judged(c.Value, c.Key, previous[c.Key], current[c.Key]));
    }

    /// <summary>
    /// Whether there is a message in which a finding can show: one that both versions have, that does not need itself to be complete, and that is not
    /// misread for another reason whatever is in it.
    /// </summary>
    public bool CanShow(PendingFinding finding, Breaks direction)
    {
        var isOldWriter = direction is Breaks.NewReadsOld or Breaks.JsonNewReadsOld;
        var (previous, current) = (new MessageTypes(Pairs.PreviousFiles, isPrevious: true), new MessageTypes(Pairs.CurrentFiles, isPrevious: false));
        var places = Places.Of(finding, Pairs, Current).ToList();

        // The name of zero is passed over, and zero is what is read then.
        if (direction == Breaks.JsonOldReadsNew && finding.Detail.StartsWith("0:", StringComparison.Ordinal))
            return false;
        return places.Count == 0
            ? finding.Subject.Previous is not EnumSchema
            : places.Exists(p => isOldWriter ? CanRead(previous.Of(p.Previous), current.Of(p.Current), p) : CanRead(current.Of(p.Current), previous.Of(p.Previous), p));

        bool CanRead(MessageType writer, MessageType reader, Place place) =>
            new CandidateValues(null).Of(writer, place.Numbers).Take(2).ToArray() is [var (plain, _), _]
            && Exchange.Of(plain, reader, direction) is { } exchange
            && exchange.IsRead(new(new FieldIdentity(Pairs.Types), direction));
    }

    /// <summary>The two versions as text, for people who look into a failure.</summary>
    public string Text() => string.Join('\n', Evolution.Previous(Directory).Concat(Evolution.Current(Directory)).Select(f => $"--- {f.Name}\n{f.Text}"));

    private static ILookup<string, FileDescriptorProto> ByDirectory(byte[] set) =>
        FileDescriptorSet.Parser.ParseFrom(set).File.ToLookup(f => f.Name.Split('/')[0]);

    private static DescriptorSet Set(IEnumerable<FileDescriptorProto> files, string name) => DescriptorSet.FromBytes(new FileDescriptorSet { File = { files } }.ToByteArray(), name);

    private SchemaPairs Pair(RuleSelection rules) =>
        SchemaComparison.Pair(_previous, Current, ChangedFiles.Between(_before, _previous.Index, _after, Current.Index), _names, rules);
}

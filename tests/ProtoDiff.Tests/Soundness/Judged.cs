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

    private Judged(Evolution evolution, string directory, byte[] previous, byte[] current)
    {
        (Evolution, Directory) = (evolution, directory);
        (Pairs, Current) = Pair(previous, current);
        Findings = RuleRunner.Run(Pairs, AllRules);
        Witnesses = new(Pairs, Current, Breaks.Wire | Breaks.Json);
    }

    public Evolution Evolution { get; }

    public string Directory { get; }

    public SchemaPairs Pairs { get; }

    public SchemaSet Current { get; }

    public IReadOnlyList<PendingFinding> Findings { get; }

    public WitnessSearch Witnesses { get; }

    /// <summary>Every message that both versions have.</summary>
    public IEnumerable<Place> Messages => Pairs.Messages.Where(m => !m.Previous.IsMapEntry).Select(m => new Place(m.Previous, m.Current, null));

    /// <summary>Compiles evolutions and judges each by itself.</summary>
    public static IEnumerable<Judged> All(IReadOnlyList<Evolution> evolutions)
    {
        var compiled = RandomPairs.Compile(evolutions);
        var (previous, current) = (ByDirectory(compiled.Previous), ByDirectory(compiled.Current));
        return compiled.Compiled.Select(c => new Judged(c.Value, c.Key, Set(previous[c.Key]), Set(current[c.Key])));
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

    private static byte[] Set(IEnumerable<FileDescriptorProto> files) => new FileDescriptorSet { File = { files } }.ToByteArray();

    private static (SchemaPairs, SchemaSet) Pair(byte[] previous, byte[] current)
    {
        var names = new NamePool();
        var (before, after) = (DescriptorSet.FromBytes(previous, "previous"), DescriptorSet.FromBytes(current, "current"));
        var (old, now) = (SchemaComparison.Open(before, names), SchemaComparison.Open(after, names));
        return (SchemaComparison.Pair(old, now, ChangedFiles.Between(before, old.Index, after, now.Index), names, AllRules), now);
    }
}

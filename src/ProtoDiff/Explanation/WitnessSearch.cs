using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// Looks for the witness of a finding: writes values that are apt to be misread with the schema of one side, and reads them with that of the other, until
/// one is misread. Which rule found it does not matter, only what it was looking at. What no search proves has no witness.
/// </summary>
/// <param name="pairs">What both sides have.</param>
/// <param name="current">The current side, for messages of files that did not change.</param>
/// <param name="directions">The directions to look in.</param>
internal sealed class WitnessSearch(SchemaPairs pairs, SchemaSet current, Breaks directions)
{
    private static readonly Breaks[] Data = [Breaks.NewReadsOld, Breaks.OldReadsNew, Breaks.JsonNewReadsOld, Breaks.JsonOldReadsNew];

    private readonly MessageTypes _previous = new(pairs.PreviousFiles, isPrevious: true);
    private readonly MessageTypes _current = new(pairs.CurrentFiles, isPrevious: false);
    private readonly FieldIdentity _identity = new(pairs.Types);

    /// <summary>The witness of a finding in the first of its directions that has one; null when none has.</summary>
    public Witness? Find(PendingFinding finding) =>
        Data.Where(d => finding.Breaks.HasFlag(d) && directions.HasFlag(d)).Select(d => Find(finding, d)).FirstOrDefault(w => w is not null);

    /// <summary>The witness of a finding in one direction; null when there is none.</summary>
    public Witness? Find(PendingFinding finding, Breaks direction)
    {
        try
        {
            return Places.Of(finding, pairs, current).Select(p => Find(p, direction)).FirstOrDefault(w => w is not null) ?? CallWitness.Find(finding, pairs, direction);
        }
        catch (SchemaException)
        {
            // A type that the comparison could do without is not in the set: the finding stands, only its example is missing.
            return null;
        }
    }

    /// <summary>The witness of a change to a message, in some of its fields.</summary>
    /// <param name="place">The message.</param>
    /// <param name="direction">Who reads what: one flag.</param>
    public Witness? Find(Place place, Breaks direction)
    {
        var (before, after) = (_previous.Of(place.Previous), _current.Of(place.Current));
        var (writer, reader) = direction is Breaks.NewReadsOld or Breaks.JsonNewReadsOld ? (before, after) : (after, before);
        var misreading = new Misreading(_identity, direction);
        var numbers = place.In(direction);
        var ways = WaysToDifferences(before, after, numbers);
        var isJson = Breaks.Json.HasFlag(direction);
        return Find(printsDefaults: false) ?? (isJson ? Find(printsDefaults: true) : null);

        Witness? Find(bool printsDefaults)
        {
            foreach (var (candidate, without) in new CandidateValues(place.EnumValue) { Ways = ways }.Of(writer, numbers))
            {
                if (printsDefaults && !candidate.HoldsUnprinted)
                    continue;
                if (Exchange.Of(candidate, reader, direction, printsDefaults) is { } exchange && !exchange.IsRead(misreading)
                    && (numbers is null || IsAbout(numbers, exchange, without is null ? null : Exchange.Of(without, reader, direction, printsDefaults), misreading)))
                {
                    return Witness(exchange, direction, misreading);
                }
            }

            return null;
        }
    }

    /// <summary>The ways to what differs inside of messages that took the place of others, from the message that holds them.</summary>
    private IEnumerable<int[]> WaysToDifferences(MessageType previous, MessageType current, IReadOnlySet<int>? numbers)
    {
        if (numbers is null)
        {
            foreach (var difference in pairs.Types.Structure.Differences(previous.Schema, current.Schema))
                yield return difference.Numbers;
            yield break;
        }

        foreach (var number in numbers)
        {
            if (previous.Fields.GetValueOrDefault(number)?.Message is not { } before || current.Fields.GetValueOrDefault(number)?.Message is not { } after)
                continue;
            foreach (var difference in pairs.Types.Structure.Differences(before.Schema, after.Schema))
                yield return [number, .. difference.Numbers];
        }
    }

    /// <summary>Whether what is misread is misread because of the fields in question: they are what differs, or without them less would.</summary>
    private static bool IsAbout(IReadOnlySet<int> numbers, Exchange exchange, Exchange? without, Misreading misreading)
    {
        if (exchange.Refusal is { } refusal
            && ((refusal.Field is { } field && numbers.Contains(field.Number)) || (without is not null && without.Refusal?.Message != refusal.Message)))
        {
            return true;
        }

        if (exchange.Read is null)
            return false;
        var differences = misreading.Differences(exchange.Written, exchange.Read).ToList();
        return differences.Exists(d => numbers.Contains(d.To.Number) || (d.From is { } from && numbers.Contains(from.Number)))
            || (without?.Read is not null && !differences.TrueForAll(misreading.Differences(without.Written, without.Read).Contains));
    }

    private Witness Witness(Exchange exchange, Breaks direction, Misreading misreading)
    {
        var (written, read) = (exchange.Written, exchange.Read);
        var differences = read is null ? [] : misreading.Differences(written, read).ToArray();
        var counterparts = read is null
            ? []
            : written.Type.Fields.Values.Where(written.Has).Select(f => _identity.Counterpart(written.Type, f, read.Type, exchange.Json is not null)).OfType<MessageField>();
        return new()
        {
            Direction = direction,
            Format = exchange.Json is null ? WitnessFormat.Binary : WitnessFormat.Json,
            Element = written.Type.Schema.FullName,
            Written = [.. WitnessText.Of(written, differences.Select(d => d.From).OfType<MessageField>())],
            Data = exchange.Json ?? WireAnnotations.Hex(exchange.Binary),
            Pieces = exchange.Binary is { } bytes ? [.. WireAnnotations.Of(written.Type, bytes)] : [],
            Read = read is null || exchange.Refusal is not null ? [] : [.. WitnessText.Of(read, counterparts.Union(differences.Select(d => d.To)))],
            Refusal = exchange.Refusal?.Message,
        };
    }
}

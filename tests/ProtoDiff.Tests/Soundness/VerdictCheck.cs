using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>Holds what rules say, and what they do not say, of an evolution against what is read in it.</summary>
internal sealed class VerdictCheck
{
    private int _cases;
    private int _silent;
    private int _proofs;
    private int _exchanges;
    private int _silentCategories;

    /// <summary>What was looked at up to now.</summary>
    public string Summary => $"{_cases} pairs, {_silent} silent in a direction, {_proofs} breaks proved, {_exchanges} messages read, {_silentCategories} directions left out by a category";

    /// <summary>What is wrong with the verdicts; nothing when they are sound.</summary>
    /// <param name="judged">The evolution.</param>
    /// <param name="messages">Messages of a type to write, beside those that are apt to be misread.</param>
    public IEnumerable<string> Problems(Judged judged, Func<MessageType, IEnumerable<MessageValue>> messages)
    {
        _cases++;
        Dictionary<MessageType, MessageValue[]> written = [];
        return Promise.InAllFormats.SelectMany(d => Misread(judged, Once, d).Concat(Unproved(judged, d)))
            .Concat(Promise.Categories.SelectMany(p => Broken(judged, Once, p)))
            .Select(p => $"{p}\n{Found(judged.Findings)}");

        IEnumerable<MessageValue> Once(MessageType type) => written.TryGetValue(type, out var known) ? known : written[type] = [.. messages(type)];
    }

    /// <summary>Messages that are misread where no rule says so, and those about which the product and the oracle disagree.</summary>
    private IEnumerable<string> Misread(Judged judged, Func<MessageType, IEnumerable<MessageValue>> messages, Breaks direction)
    {
        var isSilent = judged.Findings.All(f => !f.Breaks.HasFlag(direction));
        _silent += isSilent ? 1 : 0;
        var (oracle, peer, misreading) = (new Oracle(direction), new Oracle(direction, judged.Identity.Counterpart), new Misreading(judged.Identity, direction));
        foreach (var place in judged.Messages)
        {
            if (isSilent && judged.Witnesses.Find(place, direction) is { } witness)
                yield return $"nothing is found to break {direction}, but {place.Previous.FullName} is misread\n{string.Join('\n', WitnessLines.Of(witness))}";
            var (writer, reader) = judged.Sides(place, direction);
            foreach (var exchange in messages(writer).SelectMany(m => Exchanges(m, reader, direction)))
            {
                if (isSilent && !oracle.IsRead(exchange))
                    yield return $"nothing is found to break {direction}, but {place.Previous.FullName} is misread\n{Text(exchange)}";
                if (exchange.IsRead(misreading) != peer.IsRead(exchange))
                    yield return $"{place.Previous.FullName} is {(peer.IsRead(exchange) ? "" : "not ")}read ({direction}) according to the oracle, and the search for witnesses differs\n{Text(exchange)}";
            }
        }
    }

    private IEnumerable<string> Unproved(Judged judged, Breaks direction)
    {
        foreach (var finding in judged.Findings.Where(f => f.Breaks.HasFlag(direction) && !NotAboutData.Reasons.ContainsKey(f.Rule.Id)))
        {
            _proofs++;
            if (judged.Witnesses.Find(finding, direction) is null && judged.CanShow(finding, direction))
                yield return $"{finding.Rule.Id} says that {direction} breaks, and nothing proves it: {finding.Message}";
        }
    }

    /// <summary>Messages of what both versions can hold that are misread where a category says nothing. Where no rule does, more than these was looked at.</summary>
    private IEnumerable<string> Broken(Judged judged, Func<MessageType, IEnumerable<MessageValue>> messages, Promise promise)
    {
        Breaks[] broken = [.. promise.Directions.Where(d => judged.Findings.Any(f => f.Breaks.HasFlag(d)))];
        if (broken.Length == 0 || judged.Messages.Count == 0)
            yield break;
        var findings = judged.FindingsOf(promise.Rules);
        foreach (var direction in broken.Where(d => findings.All(f => !f.Breaks.HasFlag(d))))
        {
            _silentCategories++;

            // Names that a reader does not know are passed over, be they of deleted fields or of added ones.
            var format = Breaks.Json.HasFlag(direction) ? Breaks.JsonOldReadsNew : direction;
            var oracle = new Oracle(format);
            foreach (var place in judged.Messages)
            {
                var (writer, reader) = judged.Sides(place, direction);
                var values = new CandidateValues(null).Of(writer, null).Select(v => v.Value).Concat(messages(writer));
                foreach (var exchange in values.Select(v => CommonValues.Of(v, reader, Breaks.Json.HasFlag(direction))).OfType<MessageValue>().SelectMany(v => Exchanges(v, reader, format)).Where(e => !oracle.IsRead(e)))
                    yield return $"{promise.Name} finds nothing that breaks {direction}, but {place.Previous.FullName} is misread\n{Text(exchange)}";
            }
        }
    }

    private IEnumerable<Exchange> Exchanges(MessageValue value, MessageType reader, Breaks direction)
    {
        bool[] printsDefaults = Breaks.Json.HasFlag(direction) && value.HoldsUnprinted ? [false, true] : [false];
        foreach (var exchange in printsDefaults.Select(p => Exchange.Of(value, reader, direction, p)).OfType<Exchange>())
        {
            _exchanges++;
            yield return exchange;
        }
    }

    private static string Text(Exchange exchange) => string.Join('\n', [
        exchange.Json ?? WireAnnotations.Hex(exchange.Binary),
        .. WitnessText.Of(exchange.Written, []).Select(v => $"written: {v.Name} = {v.Value}"),
        .. exchange.Read is null ? [] : WitnessText.Of(exchange.Read, []).Select(v => $"read: {v.Name} = {v.Value}"),
        .. exchange.Refusal is { } refusal ? [$"refused: {refusal.Message}"] : Array.Empty<string>(),
    ]);

    private static string Found(IEnumerable<PendingFinding> findings) => string.Join('\n', findings.Select(f => $"found: {f.Rule.Id} {f.Breaks} {f.Message}"));
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Differential;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>
/// Verdicts are held against what a decoder really reads, over schemas, changes and values that no one thought of: the same ones at every run, until
/// PROTODIFF_SOUNDNESS_SEED names others ("random"; or a seed, as a failure prints it, to repeat a run or its last step). PROTODIFF_SOUNDNESS_CASES makes it
/// longer.
/// </summary>
public class SoundnessTests(ITestOutputHelper output)
{
    private const int Cases = 2100;
    private const int BatchSize = 100;
    private const string Seed = "20260101,1";

    private Dictionary<Evolution, Judged> _judged = [];
    private int _cases;
    private int _silent;
    private int _proofs;
    private int _exchanges;
    private int _silentCategories;

    [Fact]
    public void What_is_called_compatible_reads_the_same_and_what_is_called_breaking_has_a_witness()
    {
        Prop.ForAll(
            Arb.From(Gen.ArrayOf(Trial.Generate, BatchSize).Select(t => new Batch(t)), b => b.Shrink()),
            batch =>
            {
                foreach (var (judged, trial) in Judge(batch))
                {
                    _cases++;
                    if (Problems(judged, trial).FirstOrDefault() is { } problem)
                        Assert.Fail($"{problem}\n{Found(judged.Findings)}\n{judged.Text()}");
                }
            }).Check(Configuration());
        output.WriteLine($"{_cases} pairs, {_silent} silent in a direction, {_proofs} breaks proved, {_exchanges} messages read, {_silentCategories} directions left out by a category");
    }

    private IEnumerable<string> Problems(Judged judged, Trial trial) =>
        Promise.InAllFormats.SelectMany(d => (string[])[.. Misread(judged, trial, d), .. Unproved(judged, d)]).Concat(Promise.Categories.SelectMany(p => Broken(judged, trial, p)));

    /// <summary>Messages that are misread where no rule says so, and those about which the product and the oracle disagree.</summary>
    private IEnumerable<string> Misread(Judged judged, Trial trial, Breaks direction)
    {
        var isSilent = judged.Findings.All(f => !f.Breaks.HasFlag(direction));
        _silent += isSilent ? 1 : 0;
        var (oracle, peer, misreading) = (new Oracle(direction), new Oracle(direction, judged.Identity.Counterpart), new Misreading(judged.Identity, direction));
        foreach (var place in judged.Messages)
        {
            if (isSilent && judged.Witnesses.Find(place, direction) is { } witness)
                yield return $"nothing is found to break {direction}, but {place.Previous.FullName} is misread\n{string.Join('\n', WitnessLines.Of(witness))}";
            var (writer, reader) = judged.Sides(place, direction);
            foreach (var exchange in trial.Messages(writer).SelectMany(m => Exchanges(m, reader, direction)))
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
    private IEnumerable<string> Broken(Judged judged, Trial trial, Promise promise)
    {
        var findings = judged.FindingsOf(promise.Rules);
        foreach (var direction in promise.Directions.Where(d => findings.All(f => !f.Breaks.HasFlag(d)) && judged.Findings.Any(f => f.Breaks.HasFlag(d))))
        {
            _silentCategories++;

            // Names that a reader does not know are passed over, be they of deleted fields or of added ones.
            var format = Breaks.Json.HasFlag(direction) ? Breaks.JsonOldReadsNew : direction;
            var oracle = new Oracle(format);
            foreach (var place in judged.Messages)
            {
                var (writer, reader) = judged.Sides(place, direction);
                var values = new CandidateValues(null).Of(writer, null).Select(v => v.Value).Concat(trial.Messages(writer));
                foreach (var exchange in values.Select(v => CommonValues.Of(v, reader)).OfType<MessageValue>().SelectMany(v => Exchanges(v, reader, format)).Where(e => !oracle.IsRead(e)))
                    yield return $"{promise.Name} finds nothing that breaks {direction}, but {place.Previous.FullName} is misread\n{Text(exchange)}\n{Found(findings)}";
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

    private IEnumerable<(Judged Judged, Trial Trial)> Judge(Batch batch)
    {
        // Trials that only write other messages need not be compiled again.
        if (!batch.Trials.All(t => _judged.ContainsKey(t.Evolution)))
            _judged = Judged.All([.. batch.Trials.Select(t => t.Evolution)]).ToDictionary(j => j.Evolution);
        return batch.Trials.Where(t => _judged.ContainsKey(t.Evolution)).Select(t => (_judged[t.Evolution], t));
    }

    private static string Text(Exchange exchange) => string.Join('\n', [
        exchange.Json ?? WireAnnotations.Hex(exchange.Binary),
        .. WitnessText.Of(exchange.Written, []).Select(v => $"written: {v.Name} = {v.Value}"),
        .. exchange.Read is null ? [] : WitnessText.Of(exchange.Read, []).Select(v => $"read: {v.Name} = {v.Value}"),
        .. exchange.Refusal is { } refusal ? [$"refused: {refusal.Message}"] : Array.Empty<string>(),
    ]);

    private static string Found(IEnumerable<PendingFinding> findings) => string.Join('\n', findings.Select(f => $"found: {f.Rule.Id} {f.Breaks} {f.Message}"));

    private static Config Configuration()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest((int.TryParse(Environment.GetEnvironmentVariable("PROTODIFF_SOUNDNESS_CASES"), out var cases) ? cases : Cases) / BatchSize);
        var seed = Environment.GetEnvironmentVariable("PROTODIFF_SOUNDNESS_SEED") is { Length: > 0 } named ? named : Seed;
        if (seed == "random")
            return config;
        var parts = seed.Split(',').Select(p => ulong.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return parts is [var state, var gamma, var size] ? config.WithReplay(state, gamma, (int)size) : config.WithReplay(parts[0], parts[1]);
    }

    /// <summary>Many trials, since to start protoc costs more than anything else here. What fails shrinks to one of them.</summary>
    private sealed record Batch(Trial[] Trials)
    {
        public IEnumerable<Batch> Shrink() => Trials is [var one]
            ? one.Shrink().Select(t => new Batch([t]))
            : [new(Trials[..(Trials.Length / 2)]), new(Trials[(Trials.Length / 2)..])];

        public override string ToString() => string.Join('\n', Trials.Length > 1 ? [$"{Trials.Length} evolutions"] : [$"evolution {Trials[0].Evolution.Schema}: {string.Join(' ', Trials[0].Evolution.Mutations)}", .. Trials[0].Chosen.Select(c => $"chosen: {string.Join(' ', c)}")]);
    }
}

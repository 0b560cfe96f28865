using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Differential;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>
/// Verdicts are held against what a decoder really reads, over schemas and changes that no one thought of: the same ones at every run, until
/// PROTODIFF_SOUNDNESS_SEED names others ("random"; or a seed, as a failure prints it, to repeat a run). PROTODIFF_SOUNDNESS_CASES makes it longer.
/// </summary>
public class SoundnessTests(ITestOutputHelper output)
{
    private const int Cases = 2100;
    private const int BatchSize = 100;
    private const int MaxMutations = 2;
    private const int RandomValuesAMessage = 8;
    private const string Seed = "20260101,1";
    private static readonly Breaks[] Directions = [Breaks.NewReadsOld, Breaks.OldReadsNew, Breaks.JsonNewReadsOld, Breaks.JsonOldReadsNew];

    private static readonly (string Name, RuleSelection Rules, Breaks[] Directions)[] DataCategories =
    [
        ("WIRE", RuleSelection.Create(["WIRE"]), [Breaks.NewReadsOld, Breaks.OldReadsNew]),
        ("WIRE_JSON", RuleSelection.Create(["WIRE_JSON"]), Directions),
    ];

    private int _cases;
    private int _silent;
    private int _proofs;
    private int _silentCategories;

    [Fact]
    public void What_is_called_compatible_reads_the_same_and_what_is_called_breaking_has_a_witness()
    {
        Check(judged =>
        {
            _cases++;
            return [.. Directions.SelectMany(d => Misread(judged, d).Concat(Unproved(judged, d))), .. DataCategories.SelectMany(c => Unsaid(judged, c.Name, c.Rules, c.Directions))];
        });
        output.WriteLine($"{_cases} pairs, {_silent} silent in a direction, {_proofs} breaks proved, {_silentCategories} left out by a category about data");
    }

    private IEnumerable<string> Misread(Judged judged, Breaks direction)
    {
        if (judged.Findings.Any(f => f.Breaks.HasFlag(direction)))
            yield break;
        _silent++;
        var random = new RandomValues(new Random(judged.Evolution.Schema));
        foreach (var message in judged.Messages)
        {
            if ((judged.Witnesses.Find(message, direction) ?? judged.Witnesses.Find(message, direction, w => random.Of(w, RandomValuesAMessage))) is { } witness)
                yield return $"nothing is found to break {direction}, but {message.Previous.FullName} is misread\n{Text(witness)}";
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

    /// <summary>What a category about data does not find, though some rule knows it and more than the documented casts of numbers happens.</summary>
    private IEnumerable<string> Unsaid(Judged judged, string category, RuleSelection rules, Breaks[] directions)
    {
        var known = judged.Findings.Where(f => Array.Exists(directions, d => f.Breaks.HasFlag(d)) && !LeftToOtherCategories.Contains(f)).ToList();
        if (known.Count == 0 || !judged.AreSilent(rules))
            yield break;
        _silentCategories++;
        foreach (var direction in directions)
        {
            foreach (var finding in known.Where(f => f.Breaks.HasFlag(direction)))
            {
                if (judged.WitnessesBeyondCasts.Find(finding, direction) is { } witness)
                    yield return $"{category} finds nothing, but {finding.Rule.Id} knows that {direction} breaks\n{Text(witness)}";
            }
        }
    }

    private static string Text(Witness witness) => string.Join('\n', WitnessLines.Of(witness));

    private static string Found(Judged judged) => string.Join('\n', judged.Findings.Select(f => $"found: {f.Rule.Id} {f.Breaks} {f.Message}"));

    private static void Check(Func<Judged, IEnumerable<string>> problems)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest((Variable("PROTODIFF_SOUNDNESS_CASES") ?? Cases) / BatchSize);
        var seed = Environment.GetEnvironmentVariable("PROTODIFF_SOUNDNESS_SEED") is { Length: > 0 } named ? named : Seed;
        if (seed != "random")
        {
            var parts = seed.Split(',').Select(p => ulong.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            config = config.WithReplay(parts[0], parts[1]);
        }

        var evolutions = Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1).Select(s => Evolution.Of(s, MaxMutations)), BatchSize);
        Prop.ForAll(
            Arb.From(evolutions.Select(e => new Batch(e)), b => b.Shrink()),
            batch =>
            {
                foreach (var judged in Judged.All(batch.Evolutions))
                {
                    foreach (var problem in problems(judged))
                        Assert.Fail($"{problem}\n{Found(judged)}\n{judged.Text()}");
                }
            }).Check(config);
    }

    /// <summary>Many evolutions, since to start protoc costs more than anything else here. What fails shrinks to one of them, with one change.</summary>
    private sealed record Batch(Evolution[] Evolutions)
    {
        public IEnumerable<Batch> Shrink() => Evolutions switch
        {
            [var one] => one.Mutations.Count > 1 ? one.Mutations.Select(m => new Batch([one with { Mutations = [m] }])) : [],
            _ => [new(Evolutions[..(Evolutions.Length / 2)]), new(Evolutions[(Evolutions.Length / 2)..])],
        };

        public override string ToString() => $"{Evolutions.Length} evolutions";
    }

    private static int? Variable(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : null;
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
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

    [Fact]
    public void What_is_called_compatible_reads_the_same_and_what_is_called_breaking_has_a_witness()
    {
        var check = new VerdictCheck();
        Prop.ForAll(
            Arb.From(Gen.ArrayOf(Trial.Generate, BatchSize).Select(t => new Batch(t)), b => b.Shrink()),
            batch =>
            {
                foreach (var (judged, trial) in Judge(batch))
                {
                    if (check.Problems(judged, trial.Messages).FirstOrDefault() is { } problem)
                        Assert.Fail($"{problem}\n{trial.Evolution.Text("c")}");
                }
            }).Check(Configuration());
        output.WriteLine(check.Summary);
    }

    private IEnumerable<(Judged Judged, Trial Trial)> Judge(Batch batch)
    {
        // Trials that only write other messages need not be compiled again.
        if (!batch.Trials.All(t => _judged.ContainsKey(t.Evolution)))
            _judged = Judged.All([.. batch.Trials.Select(t => t.Evolution)]);
        return batch.Trials.Where(t => _judged.ContainsKey(t.Evolution)).Select(t => (_judged[t.Evolution], t));
    }

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

using FsCheck;
using FsCheck.Fluent;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Tests.Differential;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>An evolution, and what is chosen for the messages that are written in it.</summary>
internal sealed record Trial(Evolution Evolution, int[][] Chosen)
{
    private const int MaxMutations = 2;
    private const int MessagesAType = 3;
    private const int MaxChoices = 120;
    private static readonly Arbitrary<int[]> Integers = ArbMap.Default.ArbFor<int[]>();

    /// <summary>Trials, as FsCheck generates and shrinks them.</summary>
    public static Gen<Trial> Generate { get; } =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from chosen in Gen.ArrayOf(Gen.Choose(0, MaxChoices).SelectMany(n => Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), n)), MessagesAType)
        select new Trial(Evolution.Of(seed, MaxMutations), chosen);

    /// <summary>The messages of a type.</summary>
    public IEnumerable<MessageValue> Messages(MessageType type) => Chosen.Select(c => new ChosenValues(new(c)).Of(type)).OfType<MessageValue>();

    /// <summary>With fewer changes, fewer messages, and plainer ones.</summary>
    public IEnumerable<Trial> Shrink() =>
    [
        .. Evolution.Mutations.Count > 1 ? Evolution.Mutations.Select(m => this with { Evolution = Evolution with { Mutations = [m] } }) : [],
        .. Chosen.Length > 1 ? Chosen.Select(c => this with { Chosen = [c] }) : [],
        .. Chosen.Length == 1 ? Integers.Shrinker(Chosen[0]).Where(c => Array.TrueForAll(c, n => n >= 0)).Select(c => this with { Chosen = [c] }) : [],
        .. Chosen is [{ Length: 0 }] ? [this with { Chosen = [] }] : Array.Empty<Trial>(),
    ];
}

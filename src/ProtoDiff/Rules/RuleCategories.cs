namespace Wirecheck.ProtoDiff.Rules;

/// <summary>
/// The categories a rule is in, by configuration version. Read from the rule table of bufbuild/buf 1.75.0
/// (<c>buf config ls-breaking-rules</c>), and kept equal to it for the rules that tool has.
/// </summary>
/// <param name="V2">In v2, and where no version is stated.</param>
public sealed record RuleCategories(Categories V2)
{
    /// <summary>In v1: as in v2, but that v1 has no CSR. None where v1 does not have the rule.</summary>
    public Categories V1 { get; init; } = V2 & ~Categories.Csr;

    /// <summary>In v1beta1: as in v1, unless the rule says otherwise.</summary>
    public Categories V1Beta1 { get; init; } = V2 & ~Categories.Csr;

    /// <summary>Of a rule that only v2 has.</summary>
    public static RuleCategories OnlyV2(Categories v2) => new(v2) { V1 = Categories.None, V1Beta1 = Categories.None };

    /// <summary>Those of one version.</summary>
    public Categories In(ConfigVersion version) => version switch
    {
        ConfigVersion.V1 => V1,
        ConfigVersion.V1Beta1 => V1Beta1,
        _ => V2,
    };
}

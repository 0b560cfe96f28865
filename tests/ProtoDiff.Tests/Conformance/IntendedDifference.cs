namespace Wirecheck.ProtoDiff.Tests.Conformance;

/// <summary>Where the preset does not copy buf 1.75.0, because that is wrong: one row for each defect and pair, with the reason.</summary>
internal sealed record IntendedDifference(string Pair, string What, string Rule, string Reason)
{
    public const string OnlyBuf = "only buf";
    public const string OnlyHere = "only here";

    private static readonly IntendedDifference[] All =
    [
        .. new[] { "breaking_field_same_cardinality", "breaking_field_same_label", "breaking_field_wire_compatible_cardinality", "breaking_field_wire_json_compatible_cardinality" }
            .Select(pair => new IntendedDifference(
                pair, OnlyBuf, "MESSAGE_SAME_REQUIRED_FIELDS",
                "A required field of proto2 that became LEGACY_REQUIRED in an edition is as required as it was; buf does not look at the feature.")),
    ];

    public static bool Covers(string pair, string what, BufFinding finding) =>
        Array.Exists(All, d => d.Pair == pair && d.What == what && d.Rule == finding.Rule);
}

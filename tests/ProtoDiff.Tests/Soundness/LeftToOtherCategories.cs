using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>Breaks of data about which categories WIRE and WIRE_JSON are silent, as they are for bufbuild/buf, each with its reason.</summary>
internal static class LeftToOtherCategories
{
    private const string Announced = "it is deleted with its number and name reserved, as people are advised to do";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["FIELD_NO_DELETE"] = Announced,
        ["FIELD_NO_DELETE_UNLESS_NAME_RESERVED"] = Announced,
        ["EXTENSION_NO_DELETE"] = "only JSON of an extension",
        ["PACKAGE_EXTENSION_NO_DELETE"] = "only JSON of an extension",
        ["ENUM_VALUE_NO_DELETE"] = Announced,
        ["ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED"] = Announced,
        ["ENUM_SAME_TYPE"] = "only numbers that have no name",
        ["FIELD_SAME_UTF8_VALIDATION"] = "only strings that are no UTF-8",
    };

    // What may follow the number of the field in the detail of a finding.
    private static readonly Dictionary<string, string> Changes = new()
    {
        ["string:bytes"] = "only bytes that are no UTF-8",
        ["Repeated:Map"] = "only entries with one key",
        ["Map:Repeated"] = "only entries with one key",
    };

    /// <summary>Whether a finding is one of these.</summary>
    public static bool Contains(PendingFinding finding) =>
        Reasons.ContainsKey(finding.Rule.Id) || Changes.Keys.Any(c => finding.Detail.EndsWith(c, StringComparison.Ordinal));
}

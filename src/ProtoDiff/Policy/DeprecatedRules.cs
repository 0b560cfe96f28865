using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Ids that configurations still name although buf has replaced them; some stand for nothing any more (buf 1.75.0, <c>ls-breaking-rules --include-deprecated</c>).</summary>
internal static class DeprecatedRules
{
    private static readonly Dictionary<string, (bool StillInV2, string[] Replacements)> Table = new(StringComparer.Ordinal)
    {
        ["FIELD_SAME_CTYPE"] = (false, ["FIELD_SAME_CPP_STRING_TYPE"]),
        ["FIELD_SAME_LABEL"] = (false, ["FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"]),
        ["FILE_SAME_JAVA_STRING_CHECK_UTF8"] = (false, ["FIELD_SAME_JAVA_UTF8_VALIDATION"]),
        ["FILE_SAME_PHP_GENERIC_SERVICES"] = (false, []),
        ["MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT"] = (true, []),
    };

    /// <summary>Those that configurations of the newest version may name.</summary>
    public static IEnumerable<string> InV2 => Table.Where(e => e.Value.StillInV2).Select(e => e.Key);

    /// <summary>The ids that stand for a deprecated one; null when it is none of them.</summary>
    public static string[]? Replace(string id, ConfigVersion version) =>
        Table.TryGetValue(id, out var entry) && (entry.StillInV2 || version != ConfigVersion.V2) ? entry.Replacements : null;
}

using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Tests.Conformance;

namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>The defects of buf 1.75.0 that random changes meet, each only where it can have been met.</summary>
internal sealed partial class DefectsOfBuf(byte[] previous, byte[] current)
{
    private readonly FileDescriptorProto[] _current = [.. FileDescriptorSet.Parser.ParseFrom(current).File];

    /// <summary>Pairs in which a field has the feature field_presence = LEGACY_REQUIRED.</summary>
    private readonly HashSet<string> _legacyRequired =
    [
        .. FileDescriptorSet.Parser.ParseFrom(previous).File.Concat(FileDescriptorSet.Parser.ParseFrom(current).File)
            .Where(f => f.MessageType.SelectMany(SelfAndNested).SelectMany(m => m.Field).Any(IsLegacyRequired))
            .Select(f => PairOf(f.Name)),
    ];

    /// <summary>It takes LEGACY_REQUIRED for deleted; and a map field of another name, or a list of such entries, for another type on the wire.</summary>
    public bool ExplainOnlyBuf(BufFinding finding, string message) => finding.Rule switch
    {
        "MESSAGE_SAME_REQUIRED_FIELDS" => _legacyRequired.Contains(PairOf(finding.Path)),
        "FIELD_WIRE_COMPATIBLE_TYPE" or "FIELD_WIRE_JSON_COMPATIBLE_TYPE" => EntryType().IsMatch(message),
        _ => false,
    };

    /// <summary>It overlooks a LEGACY_REQUIRED that was added, and the deletion of the last message, enum or extension of a package.</summary>
    public bool ExplainOnlyHere(BufFinding finding) => finding.Rule switch
    {
        "MESSAGE_SAME_REQUIRED_FIELDS" => _legacyRequired.Contains(PairOf(finding.Path)),
        "PACKAGE_MESSAGE_NO_DELETE" => HasPackageWithout(finding, f => f.MessageType.Count),
        "PACKAGE_ENUM_NO_DELETE" => HasPackageWithout(finding, f => f.EnumType.Count + f.MessageType.SelectMany(SelfAndNested).Sum(m => m.EnumType.Count)),
        "PACKAGE_EXTENSION_NO_DELETE" => HasPackageWithout(finding, f => f.Extension.Count),
        _ => false,
    };

    private bool HasPackageWithout(BufFinding finding, Func<FileDescriptorProto, int> count) =>
        _current.Where(f => PairOf(f.Name) == PairOf(finding.Path)).GroupBy(f => f.Package).Any(p => p.Sum(count) == 0);

    private static IEnumerable<DescriptorProto> SelfAndNested(DescriptorProto message) => [message, .. message.NestedType.SelectMany(SelfAndNested)];

    private static bool IsLegacyRequired(FieldDescriptorProto field) =>
        field.Options?.Features?.FieldPresence == FeatureSet.Types.FieldPresence.LegacyRequired;

    private static string PairOf(string path) => path.Split('/')[0];

    [GeneratedRegex(@"from ""[^""]*Entry"" to ""[^""]*""")]
    private static partial Regex EntryType();
}

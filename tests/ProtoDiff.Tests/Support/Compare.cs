using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>Compares two schemas given as .proto text.</summary>
internal static class Compare
{
    /// <summary>Compares two versions of a.proto.</summary>
    public static ComparisonResult Text(string previous, string current, params string[] use) =>
        Files([("a.proto", previous)], [("a.proto", current)], use);

    /// <summary>Compares two versions of a message body: the same header on both sides, the body on line 4 and below.</summary>
    public static ComparisonResult Bodies(string header, string previous, string current, params string[] use) =>
        Text(Message(header, previous), Message(header, current), use);

    public static ComparisonResult Files((string, string)[] previous, (string, string)[] current, params string[] use) =>
        Bytes(ProtoCompiler.Compile(previous), ProtoCompiler.Compile(current), use);

    public static ComparisonResult Bytes(byte[] previous, byte[] current, params string[] use) =>
        Bytes(previous, current, new ComparisonOptions { Rules = RuleSelection.Create(use) });

    public static ComparisonResult Bytes(byte[] previous, byte[] current, ComparisonOptions options)
    {
        using var before = DescriptorSet.FromBytes(previous, "previous");
        using var after = DescriptorSet.FromBytes(current, "current");
        return SchemaComparison.Compare(before, after, options);
    }

    /// <summary>Each finding as <c>RULE path:line:column</c>.</summary>
    public static string[] Lines(this ComparisonResult result) =>
        [.. result.Findings.Select(f => $"{f.Rule} {f.Path}:{f.StartLine}:{f.StartColumn}")];

    private static string Message(string header, string body) => $"{header}\npackage p;\nmessage M {{\n{body}\n}}\n";
}

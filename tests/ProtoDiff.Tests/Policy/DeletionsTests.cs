using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Policy;

/// <summary>What <see cref="Deletions.AfterDeprecation"/> lets go, and what stays an error.</summary>
public sealed class DeletionsTests
{
    private static readonly string[] Everything = ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"];

    public static TheoryData<string, string, string> Retired => new()
    {
        { "field", "message M { int32 a = 1 [deprecated = true]; int32 b = 2; }", "message M { reserved 1; reserved \"a\"; int32 b = 2; }" },
        { "field of a deprecated message", "message M { option deprecated = true; int32 a = 1; int32 b = 2; }", "message M { reserved 1; reserved \"a\"; int32 b = 2; }" },
        { "map", "message M { map<string, int32> a = 1 [deprecated = true]; }", "message M { reserved 1; reserved \"a\"; }" },
        { "oneof with its members", "message M { oneof o { int32 a = 1 [deprecated = true]; int32 b = 2 [deprecated = true]; } }", "message M { reserved 1, 2; reserved \"a\", \"b\"; }" },
        { "enum value", "enum E { ZERO = 0; ONE = 1 [deprecated = true]; }", "enum E { reserved 1; reserved \"ONE\"; ZERO = 0; }" },
        { "alias", "enum E { option allow_alias = true; ZERO = 0; ONE = 1 [deprecated = true]; UN = 1 [deprecated = true]; }", "enum E { reserved 1; reserved \"ONE\", \"UN\"; ZERO = 0; }" },
        { "message and what is in it", "message M { option deprecated = true; message N {} enum E { ZERO = 0; } } message Other {}", "message Other {}" },
        { "enum", "enum E { option deprecated = true; ZERO = 0; } enum Other { NONE = 0; }", "enum Other { NONE = 0; }" },
        { "RPC", "message M {} service S { rpc A(M) returns (M) { option deprecated = true; } rpc B(M) returns (stream M); }", "message M {} service S { rpc B(M) returns (stream M); }" },
        { "service", "message M {} service S { option deprecated = true; rpc A(M) returns (M); } service T {}", "message M {} service T {}" },
    };

    public static TheoryData<string, string, string, string[]> Broken => new()
    {
        { "never deprecated", "message M { int32 a = 1; int32 b = 2; }", "message M { reserved 1; reserved \"a\"; int32 b = 2; }", ["FIELD_NO_DELETE"] },
        { "deprecated = false", "message M { int32 a = 1 [deprecated = false]; int32 b = 2; }", "message M { reserved 1; reserved \"a\"; int32 b = 2; }", ["FIELD_NO_DELETE"] },
        { "number not reserved", "message M { int32 a = 1 [deprecated = true]; int32 b = 2; }", "message M { reserved \"a\"; int32 b = 2; }", ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"] },
        { "name not reserved", "message M { int32 a = 1 [deprecated = true]; int32 b = 2; }", "message M { reserved 1; int32 b = 2; }", ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED"] },
        { "number taken", "message M { int32 a = 1 [deprecated = true]; }", "message M { reserved \"a\"; string b = 1; }", ["FIELD_NUMBER_REUSED"] },
        { "moved to another number", "message M { int32 a = 1 [deprecated = true]; }", "message M { reserved 1; int32 a = 2; }", ["FIELD_RENUMBERED"] },
        { "name taken in JSON", "message M { int32 a = 1 [deprecated = true]; }", "message M { reserved 1; reserved \"a\"; int32 b = 2 [json_name = \"a\"]; }", ["FIELD_NO_DELETE"] },
        { "one alias never deprecated", "enum E { option allow_alias = true; ZERO = 0; ONE = 1 [deprecated = true]; UN = 1; }", "enum E { reserved 1; reserved \"ONE\", \"UN\"; ZERO = 0; }", ["ENUM_VALUE_NO_DELETE"] },
        { "oneof whose member stays", "message M { oneof o { int32 a = 1 [deprecated = true]; } }", "message M { int32 a = 1 [deprecated = true]; }", ["FIELD_SAME_CARDINALITY", "FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"] },
        { "message beside a deprecated one", "message M { option deprecated = true; } message N {} message Other { int32 a = 1; }", "message Other { int32 a = 1; }", ["MESSAGE_NO_DELETE", "PACKAGE_MESSAGE_NO_DELETE"] },
    };

    [Theory]
    [MemberData(nameof(Retired))]
    public void What_was_deprecated_and_is_reserved_may_go(string what, string previous, string current)
    {
        var findings = Compare(Deletions.AfterDeprecation, previous, current).Findings;

        Assert.True(findings.Count > 0, what);
        Assert.All(findings, f => Assert.Equal((f.Rule, Severity.Warning), (f.Rule, f.Severity)));
        Assert.All(findings, f => Assert.StartsWith("It was deprecated before", f.Advice, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Retired))]
    public void Unless_the_team_says_so_it_may_not(string what, string previous, string current)
    {
        var findings = Compare(Deletions.Never, previous, current).Findings;

        Assert.True(findings.Count > 0, what);
        Assert.All(findings, f => Assert.Equal((f.Rule, Severity.Error), (f.Rule, f.Severity)));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Everything_else_stays_an_error(string what, string previous, string current, string[] rules)
    {
        var errors = Compare(Deletions.AfterDeprecation, previous, current).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule);

        Assert.True(rules.SequenceEqual(errors.Distinct().Order(StringComparer.Ordinal)), $"{what}: {string.Join(", ", errors)}");
    }

    [Fact]
    public void What_is_left_to_reserve_is_said()
    {
        var finding = Assert.Single(Compare(Deletions.AfterDeprecation, "message M { int32 a = 1 [deprecated = true]; }", "message M {}", "FILE").Findings);

        Assert.Equal("Add `reserved 1; reserved \"a\";`; since it was deprecated before, its deletion is a warning then.", finding.Advice);
    }

    [Theory]
    [InlineData("option deprecated = true; message M {}", Severity.Warning)]
    [InlineData("message M { option deprecated = true; } enum E { option deprecated = true; ZERO = 0; }", Severity.Warning)]
    [InlineData("message M { option deprecated = true; } enum E { ZERO = 0; }", Severity.Error)]
    [InlineData("message M {}", Severity.Error)]
    [InlineData("import \"google/protobuf/descriptor.proto\"; option deprecated = true; extend google.protobuf.FieldOptions { string note = 50000; }", Severity.Error)]
    [InlineData("", Severity.Error)]
    public void A_file_may_go_that_was_deprecated_as_a_whole_or_in_all_its_parts(string gone, Severity expected)
    {
        var result = Files([("a.proto", $"{Proto3} package p; {gone}"), ("b.proto", $"{Proto3} package q; message N {{}}")], [("b.proto", $"{Proto3} package q; message N {{}}")], ["FILE", "PACKAGE"]);

        var about = result.Findings.Where(f => f.Rule is "FILE_NO_DELETE" or "PACKAGE_NO_DELETE").ToArray();
        Assert.Equal([expected, expected], about.Where(f => f.Element is "a.proto" or "p").Select(f => f.Severity));
    }

    [Fact]
    public void A_package_may_go_when_all_of_its_files_may()
    {
        (string, string)[] previous = [("a.proto", $"{Proto3} package p; option deprecated = true; message M {{}}"), ("b.proto", $"{Proto3} package p; message N {{}}"), ("c.proto", Proto3)];

        var result = Files(previous, [("c.proto", Proto3)], ["FILE", "PACKAGE_NO_DELETE"]);

        Assert.Equal(
            [("a.proto", Severity.Warning), ("b.proto", Severity.Error), ("p", Severity.Error)],
            result.Findings.Select(f => (f.Element, f.Severity)).Order());
    }

    [Fact]
    public void What_moved_to_another_file_was_not_deleted()
    {
        var moved = $"{Proto3} package p; message M {{ option deprecated = true; }}";
        var result = Files([("a.proto", moved), ("b.proto", $"{Proto3} package p;")], [("a.proto", $"{Proto3} package p;"), ("b.proto", moved)], ["FILE"]);

        Assert.Equal([("MESSAGE_NO_DELETE", Severity.Error)], result.Findings.Select(f => (f.Rule, f.Severity)));
    }

    [Fact]
    public void A_required_field_may_not_go()
    {
        const string Required = "syntax = \"proto2\"; package p; message M { required int32 a = 1 [deprecated = true]; }";

        var result = Files([("a.proto", Required)], [("a.proto", "syntax = \"proto2\"; package p; message M { reserved 1; reserved \"a\"; }")], ["FIELD_NO_DELETE"]);

        Assert.Equal(Severity.Error, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void A_severity_of_everything_has_the_last_word()
    {
        var options = new ComparisonOptions { Deletions = Deletions.AfterDeprecation, Severity = Severity.Error };

        var result = Support.Compare.Bytes(
            ProtoCompiler.Compile($"{Proto3} message M {{ int32 a = 1 [deprecated = true]; }}"), ProtoCompiler.Compile($"{Proto3} message M {{ reserved 1; reserved \"a\"; }}"), options);

        Assert.Equal(Severity.Error, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void Held_against_several_releases_the_one_counts_that_did_not_deprecate_it()
    {
        var current = $"{Proto3} message M {{ reserved 1; reserved \"a\"; }}";
        var first = Files([("a.proto", $"{Proto3} message M {{ int32 a = 1; }}")], [("a.proto", current)], ["FILE"]);
        var second = Files([("a.proto", $"{Proto3} message M {{ int32 a = 1 [deprecated = true]; }}")], [("a.proto", current)], ["FILE"]);

        Assert.Equal(Severity.Error, Assert.Single(ComparisonResult.Merge([second, first]).Findings).Severity);
        Assert.Equal(Severity.Warning, Assert.Single(ComparisonResult.Merge([second, second]).Findings).Severity);
    }

    private static ComparisonResult Compare(Deletions deletions, string previous, string current, params string[] use) =>
        Files([("a.proto", $"{Proto3} package p; {previous}")], [("a.proto", $"{Proto3} package p; {current}")], use is [] ? Everything : use, deletions);

    private static ComparisonResult Files((string, string)[] previous, (string, string)[] current, string[] use, Deletions deletions = Deletions.AfterDeprecation) =>
        Support.Compare.Bytes(ProtoCompiler.Compile(previous), ProtoCompiler.Compile(current), new ComparisonOptions { Rules = RuleSelection.Create(use), Deletions = deletions });
}

using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class IgnoreTests
{
    private static readonly byte[] Previous = ProtoCompiler.Compile(
        ("api/a.proto", "syntax = \"proto3\"; package p.v1; message A { int32 n = 1; string s = 2; }"),
        ("api/gone.proto", "syntax = \"proto3\"; package p.v1; message G {}"),
        ("apis/b.proto", "syntax = \"proto3\"; package p.v1beta1; message B { int32 n = 1; }"));

    private static readonly byte[] Current = ProtoCompiler.Compile(
        ("api/a.proto", "syntax = \"proto3\"; package p.v1; message A { int64 n = 1; }"),
        ("apis/b.proto", "syntax = \"proto3\"; package p.v1beta1; message B { int64 n = 1; }"));

    private const string Gone = "FILE_NO_DELETE :1:1";
    private const string TypeOfA = "FIELD_SAME_TYPE api/a.proto:1:46";
    private const string FieldOfA = "FIELD_NO_DELETE api/a.proto:1:34";
    private const string TypeOfB = "FIELD_SAME_TYPE apis/b.proto:1:51";

    [Theory]
    [InlineData("", Gone, FieldOfA, TypeOfA, TypeOfB)]
    [InlineData("api", TypeOfB)] // not apis
    [InlineData("api/", TypeOfB)]
    [InlineData("api/a.proto", Gone, TypeOfB)]
    [InlineData("api/gone.proto", FieldOfA, TypeOfA, TypeOfB)] // by the path it had
    [InlineData("apis", Gone, FieldOfA, TypeOfA)]
    [InlineData("ap", Gone, FieldOfA, TypeOfA, TypeOfB)]
    [InlineData(".")]
    public void A_path_is_ignored_with_everything_in_it(string path, params string[] expected)
    {
        Assert.Equal(expected, Lines(new() { Paths = path.Length > 0 ? [path] : [] }));
    }

    [Theory]
    [InlineData("api", Gone, FieldOfA, TypeOfA)] // not apis
    [InlineData("api/gone.proto", Gone)] // by the path it had
    [InlineData("apis/b.proto", TypeOfB)]
    [InlineData("ap")]
    [InlineData(".", Gone, FieldOfA, TypeOfA, TypeOfB)]
    public void Only_what_is_under_a_path_is_wanted(string path, params string[] expected)
    {
        Assert.Equal(expected, Lines(new() { OnlyPaths = [path] }));
    }

    [Theory]
    [InlineData("FIELD_SAME_TYPE", "api", Gone, FieldOfA, TypeOfB)]
    [InlineData("FILE", "api", TypeOfB)] // the rules of a category
    [InlineData("WIRE", "api", Gone, FieldOfA, TypeOfA, TypeOfB)]
    public void A_path_is_ignored_by_some_rules_only(string id, string path, params string[] expected)
    {
        Assert.Equal(expected, Lines(new() { PathsByRule = new Dictionary<string, IReadOnlyCollection<string>> { [id] = [path] } }));
    }

    [Theory]
    [InlineData("**", true)]
    [InlineData("*", true)] // any directory at the top
    [InlineData("*.proto", false)] // files at the top
    [InlineData("api/*.proto", false)]
    [InlineData("api/*/*.proto", true)]
    [InlineData("ap?", true)]
    [InlineData("ap??", false)]
    [InlineData("*/v?", true)]
    [InlineData("api/**/a.proto", true)]
    [InlineData("api/v1/**/a.proto", true)] // any number of directories, none included
    [InlineData("**/v1/*.proto", true)]
    [InlineData("**/v1", true)]
    [InlineData("**/*.pro", false)]
    [InlineData("**/v1/**/v1/*.proto", false)]
    [InlineData("**/api/**/a.*", true)]
    public void A_pattern_stands_for_names_and_directories(string pattern, bool covers)
    {
        Assert.Equal(covers, new PathSet([pattern], havePatterns: true).Covers("api/v1/a.proto", () => null));
        Assert.False(new PathSet([pattern], havePatterns: false).Covers("api/v1/a.proto", () => null));
    }

    [Theory]
    [InlineData("/schemas/api", "/schemas/api/a.proto", true)]
    [InlineData("/schemas/*/a.proto", "/schemas/api/a.proto", true)]
    [InlineData("/schemas/apis", "/schemas/api/a.proto", false)]
    [InlineData("**/schemas", "/schemas/api/a.proto", false)] // what stands above the schema is not part of its names
    [InlineData("/api", null, false)]
    public void A_full_path_is_one_on_disk(string pattern, string? path, bool covers)
    {
        Assert.Equal(covers, new PathSet([pattern], havePatterns: true).Covers("api/a.proto", () => path));
    }

    [Fact]
    public void Files_that_are_gone_can_be_left_out()
    {
        Assert.Equal([FieldOfA, TypeOfA, TypeOfB], Compare.Bytes(Previous, Current, new ComparisonOptions { LimitToCurrentFiles = true }).Lines());
    }

    [Fact]
    public void Unstable_packages_are_ignored_on_request()
    {
        Assert.Equal([Gone, FieldOfA, TypeOfA], Lines(new() { UnstablePackages = true }));
    }

    [Theory]
    [InlineData("p.v1alpha", true)]
    [InlineData("p.v1beta2", true)]
    [InlineData("p.v2p1alpha3", true)]
    [InlineData("p.v1test", true)]
    [InlineData("p.v1testing", true)]
    [InlineData("p.v1", false)]
    [InlineData("p", false)]
    [InlineData("v1beta1", false)] // the only part is a name, not a version
    [InlineData("p.v1beta1.q", false)]
    [InlineData("p.beta", false)]
    [InlineData("", false)]
    public void The_last_part_of_a_package_says_whether_it_is_stable(string package, bool expected)
    {
        Assert.Equal(expected, PackageStability.IsUnstable(package));
    }

    [Fact]
    public void An_unknown_id_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Lines(new() { PathsByRule = new Dictionary<string, IReadOnlyCollection<string>> { ["NOPE"] = ["api"] } }));
    }

    private static string[] Lines(IgnoreOptions ignore) => Compare.Bytes(Previous, Current, new ComparisonOptions { Ignore = [ignore] }).Lines();
}

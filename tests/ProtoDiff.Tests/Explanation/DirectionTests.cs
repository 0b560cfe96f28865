using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Explanation;

public class DirectionTests
{
    private static readonly byte[] Previous = ProtoCompiler.Compile("syntax = \"proto2\"; message M { optional bytes a = 1; optional string b = 2; reserved 3; }");
    private static readonly byte[] Current = ProtoCompiler.Compile("syntax = \"proto3\"; option java_package = \"j\"; message M { optional string a = 1; optional bytes b = 2; }");

    [Theory]
    [InlineData(Direction.Full, true)]
    [InlineData(Direction.Backward, false)]
    [InlineData(Direction.Forward, false)]
    public void Source_code_and_what_breaks_nobody_yet_matters_in_no_direction(Direction direction, bool isKept)
    {
        var found = Find(direction).Select(f => f.Rule).ToHashSet();

        Assert.Contains("FIELD_SAME_TYPE", found);
        Assert.Equal(isKept, found.Contains("FILE_SAME_JAVA_PACKAGE"));
        Assert.Equal(isKept, found.Contains("RESERVED_MESSAGE_NO_DELETE"));
    }

    [Fact]
    public void Each_finding_is_proved_in_the_direction_that_was_asked_for()
    {
        Assert.All(Find(Direction.Backward), f => Assert.True(f.Witness?.Direction is Breaks.NewReadsOld or Breaks.JsonNewReadsOld, f.Message));
        Assert.All(Find(Direction.Forward), f => Assert.True(f.Witness?.Direction is Breaks.OldReadsNew or Breaks.JsonOldReadsNew, f.Message));
    }

    [Fact]
    public void Nothing_is_proved_unless_it_is_asked_for()
    {
        Assert.All(Compare.Bytes(Previous, Current).Findings, f => Assert.Null(f.Witness));
    }

    private static IReadOnlyList<Finding> Find(Direction direction) =>
        Compare.Bytes(Previous, Current, new ComparisonOptions { Rules = RuleSelection.Create(["FILE"]), Direction = direction, Explain = true }).Findings;
}

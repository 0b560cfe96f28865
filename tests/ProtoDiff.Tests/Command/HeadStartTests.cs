using Wirecheck.ProtoDiff.Tool;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>What fails in a head start is told by nobody, and only makes the command slower: here it would be.</summary>
public class HeadStartTests
{
    [Fact]
    public void All_that_it_uses_works() => Assert.Equal("FIELD_RENUMBERED", Assert.Single(HeadStart.Prepare(["check", "--format", "json"]).Findings).Rule);
}

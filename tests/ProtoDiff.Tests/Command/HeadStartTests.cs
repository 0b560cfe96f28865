using Wirecheck.ProtoDiff.Tool;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>What fails in a head start is told by nobody, and only makes the command slower: here it would be.</summary>
public class HeadStartTests
{
    [Fact]
    public void All_that_it_uses_works() => Assert.Null(Record.Exception(HeadStart.Prepare));
}

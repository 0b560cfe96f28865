using Wirecheck.Acceptance.Tests.Samples;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.House;

/// <summary>That the sample prints, word for word, what the README shows is seen in the tests of the sample.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("dotnet build samples/Checkout/Incident")]
    [InlineData("dotnet test Analyzers.sln")]
    public void A_command_stands_in_a_block_of_its_own(string command) => Assert.Single(Readme.Blocks, b => b is [var line] && line == command);

    [Fact]
    public void The_output_of_the_sample_is_shown_finding_by_finding() =>
        Assert.Equal(
            Sample.Incident.Order(StringComparer.Ordinal),
            Readme.SampleOutput.Select(l => l.Split(": ") is [var where, var what, ..] ? $"{where}: {what}" : l).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_link_to_a_file_leads_somewhere() =>
        Assert.All(Readme.Links, l => Assert.True(Path.Exists(Repository.File(l)), $"README.md links to {l}"));
}

using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.Samples;

[Collection(BuildCollection.Name)]
public sealed class SampleTests(BuildArea area)
{
    [Fact]
    public void Incident_shows_all_that_is_wrong_with_it()
    {
        var output = Sample.Build("Incident", area);

        Assert.Equal(Sample.Incident.Order(StringComparer.Ordinal), BuildOutput.Diagnostics(output, Sample.Directory("Incident")));
        Assert.All(Readme.SampleOutput, l => Assert.Contains($"/{l}", output.Replace('\\', '/'), StringComparison.Ordinal));
        Assert.Contains($"    {Sample.Incident.Length} Warning(s)\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Repaired_shows_nothing()
    {
        var output = Sample.Build("Repaired", area);

        Assert.Empty(BuildOutput.Diagnostics(output, Sample.Directory("Repaired")));
        Assert.Contains("    0 Warning(s)\n", output, StringComparison.Ordinal);
    }
}

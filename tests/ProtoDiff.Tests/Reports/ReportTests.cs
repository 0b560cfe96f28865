using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

public class ReportTests
{
    private static readonly ComparisonResult Broken = Compare.Bodies(Syntax.Proto3, "int32 n = 1; string s = 2;", "string n = 1;");
    private static readonly ComparisonResult Compatible = Compare.Bodies(Syntax.Proto3, "int32 n = 1;", "int32 n = 1;");

    [Fact]
    public void Text_is_coloured_only_where_colours_show()
    {
        Assert.Contains("\e[31merror\e[0m", Samples.Write("text", Broken, useColor: true), StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Samples.Write("text", Broken), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_for_programs_are_empty_when_nothing_breaks()
    {
        Assert.Equal("", Samples.Write("json", Compatible));
        Assert.Equal("", Samples.Write("msbuild", Compatible));
        Assert.StartsWith("Compatible", Samples.Write("text", Compatible), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("msbuild")]
    public void Reports_for_programs_are_one_line_a_finding(string format)
    {
        Assert.Equal(Broken.Findings.Count, Samples.Write(format, Broken).Trim().Split('\n').Length);
    }

    [Fact]
    public void Findings_stand_by_place()
    {
        var places = Broken.Findings.Select(f => (f.Path, f.StartLine, f.StartColumn)).ToArray();

        Assert.Equal(places.Order(), places);
        Assert.Equal(["FIELD_NO_DELETE", "FIELD_SAME_TYPE"], Broken.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_fingerprint_stays_when_the_file_around_it_changes_and_differs_between_breaks()
    {
        var moved = Compare.Bodies(Syntax.Proto3, "\n\n\nint32 n = 1; string s = 2;", "\n\n  string n = 1;");

        Assert.Equal(Broken.Findings.Select(f => f.Fingerprint), moved.Findings.Select(f => f.Fingerprint));
        Assert.Distinct(Broken.Findings.Select(f => f.Fingerprint));
        Assert.NotEqual(Broken.Findings.Select(f => f.StartLine), moved.Findings.Select(f => f.StartLine));
    }
}

using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

/// <summary>What each format writes about an ordinary change, word for word. PROTODIFF_UPDATE_GOLDEN=1 writes the files anew.</summary>
public class GoldenTests
{
    public static TheoryData<string> Formats => [.. ReportFormats.All.Select(f => f.Name).Where(n => n != "html")];

    [UnixTheory]
    [MemberData(nameof(Formats))]
    public void A_report_is_what_it_was(string format)
    {
        using var directory = new TestDirectory();
        var result = Samples.Orders(directory.Path, explain: true);

        // Where the test runs is no part of what is tested.
        var written = Samples.Write(format, result, workspace: directory.Path).Replace(directory.Path, "/repository", StringComparison.Ordinal);

        var golden = Repository.File("tests", "ProtoDiff.Tests", "Reports", "Golden", format + ".txt");
        if (Environment.GetEnvironmentVariable("PROTODIFF_UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, written);
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), written);
    }
}

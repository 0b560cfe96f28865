using System.Text.RegularExpressions;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.House;

/// <summary>What is written here holds on every machine.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void No_file_names_a_path_of_one_machine_or_the_host_of_a_registry()
    {
        var files = Repository.Files();
        Assert.Contains("Analyzers.sln", files);

        Assert.Empty(files.SelectMany(Offences));
    }

    [Fact]
    public void No_file_configures_a_package_source() =>
        Assert.DoesNotContain(Repository.Files(), f => Path.GetFileName(f).Equals("NuGet.config", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(" /ro" + "ot/x")]
    [InlineData("\"/home/someone/x")]
    [InlineData("=/Users/someone/x")]
    [InlineData("(/wo" + "rk/x")]
    [InlineData(@"C:\Users\someone\x")]
    [InlineData("https://api.nuget." + "org/v3/index.json")]
    [InlineData("http://registry.example.com:8081/")]
    [InlineData("https://packages.example.com/nuget/v3/index.json")]
    public void Such_text_is_seen(string text) => Assert.Matches(Local(), text);

    [Theory]
    [InlineData("docs/work/index.md")]
    [InlineData("../root/x")]
    [InlineData("https://example.com/home/someone")]
    [InlineData("https://www.nuget.org/packages/Wirecheck.Analyzers")]
    [InlineData("https://api.cards.example.com/charges")]
    [InlineData("builder.MapGet(\"/orders/{id}\")")]
    public void Other_text_is_not(string text) => Assert.DoesNotMatch(Local(), text);

    private static IEnumerable<string> Offences(string file)
    {
        // The examples above are the only ones.
        if (Path.GetFileName(file) == nameof(TextTests) + ".cs") yield break;

        var text = Repository.Read(file);
        if (text.Contains('\0')) yield break;

        foreach (Match match in Local().Matches(text))
            yield return $"{file}: {match.Value}";
    }

    [GeneratedRegex(
        """
        (?<![\w.\-/])/(root|work|home/\w+|Users/\w+)/        # a folder of somebody's, at the start of a path
        | [A-Za-z]:\\Users\\
        | https?://(api\.nuget|registry|npm|pypi|artifactory|nexus|proxy)\.[\w.\-]+    # a host that serves packages
        | https?://[^\s"'<>]+/v3/index\.json
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Local();
}

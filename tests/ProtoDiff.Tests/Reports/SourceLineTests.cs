using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

public class SourceLineTests
{
    [Theory]
    [InlineData("  string a = 1;", 3, 9, "  string a = 1;", "  ^^^^^^")]
    [InlineData("\tstring a = 1;", 9, 15, "        string a = 1;", "        ^^^^^^")]
    [InlineData("/* é */ bool b;", 10, 14, "/* é */ bool b;", "        ^^^^")]
    [InlineData("a\u001b[1m b", 7, 8, "a\\u001b[1m b", "           ^")]
    [InlineData("message M {", 1, int.MaxValue, "message M {", "^^^^^^^^^^^")]
    public void The_carets_stand_below_the_columns(string line, int start, int end, string text, string carets) =>
        Assert.Equal((text, carets), new SourceLine(line).Excerpt(start, end));

    [Fact]
    public void A_long_line_is_cut_around_the_columns()
    {
        var (text, carets) = new SourceLine(new string('a', 10_000) + "here" + new string('b', 10_000)).Excerpt(10_001, 10_005)!.Value;

        Assert.InRange(text.Length, 40, 130);
        Assert.Equal("here", text.Substring(carets.IndexOf('^', StringComparison.Ordinal), 4));
        Assert.Equal(4, carets.Count(c => c == '^'));
    }

    [Fact]
    public void Columns_that_are_not_in_the_line_are_not_shown() => Assert.Null(new SourceLine("short").Excerpt(80, 82));

    [Theory]
    [InlineData("\tint32 a", 9, 2)]
    [InlineData("/* 😀 */ x", 12, 10)]
    [InlineData("x", 9, 2)]
    public void Columns_of_compilers_are_turned_into_those_of_text(string line, int column, int expected) =>
        Assert.Equal(expected, new SourceLine(line).ToUtf16(column));

    [Fact]
    public void Only_files_in_the_directory_are_read()
    {
        using var directory = new TestDirectory();
        var root = Directory.CreateDirectory(Path.Combine(directory.Path, "in")).FullName;
        File.WriteAllText(Path.Combine(directory.Path, "out.proto"), "secret\n");
        File.WriteAllText(Path.Combine(root, "a.proto"), "one\r\ntwo");
        var files = new SourceFiles(root);

        Assert.Equal(("two", "^^^"), files.Line("a.proto", 2)?.Excerpt(1, 4));
        Assert.Equal(("one", "^^^"), files.Line("a.proto", 1)?.Excerpt(1, 4));
        Assert.Null(files.Line("a.proto", 3));
        Assert.Null(files.Line("../out.proto", 1));
        Assert.Null(files.Line(Path.Combine(directory.Path, "out.proto"), 1));
        Assert.Null(files.Line("missing.proto", 1));
        Assert.Null(new SourceFiles(null).Line("a.proto", 1));
    }
}

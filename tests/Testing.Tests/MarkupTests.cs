using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Wirecheck.Testing.Tests;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("ab", "ab", "")]
    [InlineData("a[|b|]c", "abc", "[1..2)")]
    [InlineData("[|a|][|b|]", "ab", "[0..1) [1..2)")]
    [InlineData("[|a[|b|]c|]", "abc", "[0..3) [1..2)")]
    [InlineData("[||]", "", "[0..0)")]
    [InlineData("[|a[|]", "a[", "[0..2)")]
    [InlineData("a[|b$$|]c", "abc", "[1..2)")]
    [InlineData("a || b; { | }", "a || b; { | }", "")]
    [InlineData("x is {|y", "x is {|y", "")]
    public void Spans_without_a_name(string input, string output, string spans)
    {
        TestFileMarkupParser.GetSpans(input, out var code, out ImmutableArray<TextSpan> found);
        Assert.Equal(output, code);
        Assert.Equal(spans, string.Join(' ', found));
    }

    [Theory]
    [InlineData("{|A:a|}{|B:b|}", "ab", "A[0..1) B[1..2)")]
    [InlineData("{|A:a|}{|A:b|}", "ab", "A[0..1) A[1..2)")]
    [InlineData("{|A:{|B:a|}b|}", "ab", "A[0..2) B[0..1)")]
    [InlineData("{|A:[|a|]b|}", "ab", "[0..1) A[0..2)")]
    [InlineData("{|#0:a{|#1:b|#0}c|#1}", "abc", "#0[0..2) #1[1..3)")]
    [InlineData("{|A:a{|#1:b|}c|#1}", "abc", "#1[1..3) A[0..2)")]
    public void Spans_with_a_name(string input, string output, string spans)
    {
        TestFileMarkupParser.GetSpans(input, out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> found);
        Assert.Equal(output, code);
        Assert.Equal(spans, string.Join(' ', found.OrderBy(span => span.Key, StringComparer.Ordinal).SelectMany(span => span.Value, (span, at) => span.Key + at)));
    }

    [Theory]
    [InlineData("a|]")]
    [InlineData("a|}")]
    [InlineData("[|a")]
    [InlineData("{|A:a")]
    public void Unbalanced_markup_is_an_error(string input) =>
        Assert.ThrowsAny<ArgumentException>(() => TestFileMarkupParser.GetSpans(input, out _, out ImmutableArray<TextSpan> _));
}

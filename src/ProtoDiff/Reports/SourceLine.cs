using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// A line of a .proto file. The columns of source info are not those of editors: compilers count the bytes of a line, and go from a tab to the next
/// multiple of eight (google/protobuf/io/tokenizer.h).
/// </summary>
internal sealed class SourceLine(string text)
{
    private const int TabWidth = 8;
    private const int MaxWidth = 120;
    private const int Before = 40;
    private const char Cut = '…';

    /// <summary>The column in UTF-16 code units, from 1, of a column that a compiler counted, from 1.</summary>
    public int ToUtf16(int column)
    {
        var (at, index) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (at >= column - 1)
                return index + 1;
            at = Next(at, rune);
            index += rune.Utf16SequenceLength;
        }

        return index + 1;
    }

    /// <summary>The line as it can be shown anywhere, and a line with carets below the given columns; nothing when these are not in it.</summary>
    /// <param name="start">First column, from 1.</param>
    /// <param name="end">Column after the last one.</param>
    public (string Text, string Carets)? Excerpt(int start, int end)
    {
        var shown = new StringBuilder();
        var (at, from, to) = (0, -1, -1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (at == start - 1)
                from = shown.Length;
            if (at >= end - 1 && to < 0)
                to = shown.Length;
            var next = Next(at, rune);
            shown.Append(rune.Value == '\t' ? new(' ', next - at) : Printable.OneLine(rune.ToString()));
            at = next;
            if (from >= 0 && shown.Length > from + MaxWidth)
                break;
        }

        return from < 0 ? null : Around(shown.ToString(), from, to < 0 ? shown.Length : to);
    }

    private static (string, string) Around(string line, int from, int to)
    {
        var skipped = line.Length <= MaxWidth ? 0 : Math.Max(0, from - Before);
        var shown = line[skipped..];
        if (shown.Length > MaxWidth)
            shown = shown[..MaxWidth] + Cut;
        if (skipped > 0)
            shown = Cut + shown[1..];
        from -= skipped;
        to = Math.Clamp(to - skipped, from + 1, Math.Max(from + 1, shown.Length));
        return (shown.TrimEnd(), new string(' ', from) + new string('^', to - from));
    }

    private static int Next(int column, Rune rune) => rune.Value == '\t' ? (column / TabWidth + 1) * TabWidth : column + rune.Utf8SequenceLength;
}

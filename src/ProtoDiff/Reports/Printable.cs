using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// Text from outside - names in schemas, paths, what other programs say - made safe to show: it stays on its line, and neither a terminal
/// nor a build takes part of it for a command.
/// </summary>
internal static class Printable
{
    // C0, DEL, C1, the line and paragraph separators, what is no character at all, and what reorders the text around it (Unicode, "Bidi_Control").
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
    [
        .. Range('\u0000', '\u001F'), .. Range('\u007F', '\u009F'), '\u2028', '\u2029',
        '\u061C', '\u200E', '\u200F', .. Range('\u202A', '\u202E'), .. Range('\u2066', '\u2069'), '\uFFFE', '\uFFFF',
    ]);

    /// <summary>The text with every character that does more than stand there written as an escape.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAny(Unsafe))
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                _ when Unsafe.Contains(c) => escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Whether a name holds a character that ends a line or controls a terminal: no name of a file that is meant does.</summary>
    public static bool HasControl(string name) => name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}

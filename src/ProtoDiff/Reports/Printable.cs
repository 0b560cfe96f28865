using System.Globalization;
using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// Text from outside - names in schemas, paths, what other programs say - made safe to show: it stays on its line, and neither a terminal
/// nor a build takes part of it for a command.
/// </summary>
internal static class Printable
{
    /// <summary>The text with every character that does more than stand there written as an escape.</summary>
    public static string OneLine(string text)
    {
        // The agent of Azure Pipelines looks for ##vso[…] and ##[…] anywhere in a line, the runner of GitHub takes ::command:: at the start of one.
        if (text.TrimStart().StartsWith("::", StringComparison.Ordinal))
            text = text.Replace("::", @"\u003a:", StringComparison.Ordinal);
        if (text.Contains("##", StringComparison.Ordinal))
            text = text.Replace("##vso[", @"##vso\u005b", StringComparison.OrdinalIgnoreCase).Replace("##[", @"##\u005b", StringComparison.Ordinal);
        if (!text.Any(IsUnsafe))
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                _ when IsUnsafe(c) => escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Whether a name holds a character that ends a line or controls a terminal: no name of a file that is meant does.</summary>
    public static bool HasControl(string name) => name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    // C0, DEL, C1, the line and paragraph separators, what is no character at all, and what reorders the text around it (Unicode, "Bidi_Control").
    private static bool IsUnsafe(char c) => c
        is <= '\u001F' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029'
        or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';
}

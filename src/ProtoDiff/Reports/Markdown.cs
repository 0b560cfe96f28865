using System.Globalization;
using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>Text from outside, written so that it shows as it is in the Markdown of GitHub and GitLab: no markup, no mention of a person or an issue.</summary>
internal static class Markdown
{
    private const string Markup = "\\`*_[]|~$&<>";

    // A mention is looked for after everything was unescaped. A character without width ends it.
    private const string Mentions = "@#";
    private const string NoMention = "&#8203;";

    /// <summary>A line of text in which parts between backticks are code, as in messages. It reads the same inside HTML, where Markdown does not reach.</summary>
    public static string Text(string text)
    {
        var parts = Printable.OneLine(text).Split('`');
        return parts.Length % 2 == 0
            ? Escape(string.Join('`', parts))
            : string.Concat(parts.Select((p, i) => i % 2 == 0 ? Escape(p) : $"<code>{Escape(p)}</code>"));
    }

    /// <summary>A name, as code.</summary>
    public static string Code(string name) => $"<code>{Escape(Printable.OneLine(name))}</code>";

    /// <summary>Lines of code, between fences that none of them can close.</summary>
    public static string Block(string language, IEnumerable<string> lines)
    {
        string[] shown = [.. lines.Select(Printable.OneLine)];
        var fence = "```";
        while (shown.Any(l => l.Contains(fence, StringComparison.Ordinal)))
            fence += "`";
        return $"{fence}{language}\n{string.Join('\n', shown)}\n{fence}\n";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            // A colon at a word makes an emoji of it, or a link.
            if (Markup.Contains(c) || (c == ':' && i + 1 < text.Length && text[i + 1] != ' '))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else if (Mentions.Contains(c))
                escaped.Append(c).Append(NoMention);
            else
                escaped.Append(c);
        }

        return escaped.Replace("www.", "www&#46;").ToString();
    }
}

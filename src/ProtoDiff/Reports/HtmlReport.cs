using System.Net;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// For people and archives: one page that needs nothing else, by file, with how each element was and is. It holds no script, and its policy lets
/// none run; the filters are check boxes that style sheets follow.
/// </summary>
internal sealed class HtmlReport : IReportFormat
{
    public string Name => "html";

    public string Description => "a page of its own, for people and archives";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        var writer = new Writer(result, output);
        writer.WriteHead();
        writer.WriteSummary();
        foreach (var file in result.Findings.GroupBy(f => f.Path))
            writer.WriteFile([.. file]);
        writer.WriteEnd();
    }

    /// <summary>One page.</summary>
    private sealed class Writer(ComparisonResult result, TextWriter output)
    {
        public void WriteHead() => output.Write(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HtmlStyle.Hash}'; base-uri 'none'; form-action 'none'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="referrer" content="no-referrer"/>
            <title>protodiff: {Text(result.Input)}</title>
            <style>{HtmlStyle.Sheet}</style>
            </head>
            <body>

            """.ReplaceLineEndings("\n"));

        public void WriteSummary()
        {
            var verdict = result.Open.Any(f => f.Severity == Severity.Error) ? "error" : result.Open.Any() ? "warning" : "compatible";
            Line($"<header><h1>protodiff</h1><p class=\"verdict {verdict}\">{Text(Summary.Of(result))} <strong>{Summary.Version(result)}</strong></p></header>");
            foreach (var (kind, one, many) in new[] { ("error", "error", "errors"), ("warning", "warning", "warnings"), ("accepted", "accepted", "accepted") })
            {
                var count = result.Findings.Count(f => Kind(f) == kind);
                if (count > 0)
                    Line($"<input type=\"checkbox\" id=\"{kind}\" checked=\"checked\"/><label for=\"{kind}\" class=\"{kind}\">{count} {(count == 1 ? one : many)}</label>");
            }

            Line("<main>");
            foreach (var note in Summary.Notes(result))
                Line($"<p class=\"note\">{Text(note)}</p>");
        }

        public void WriteFile(Finding[] findings)
        {
            var kinds = string.Join(' ', findings.Select(Kind).Distinct().Select(k => $"has-{k}"));
            Line($"<section class=\"{kinds}\"><h2>{Text(result.Locate(findings[0]))}</h2>");
            foreach (var finding in findings)
                WriteFinding(finding);
            Line("</section>");
        }

        public void WriteEnd() => Line("</main>\n</body>\n</html>");

        private void WriteFinding(Finding finding)
        {
            var kind = Kind(finding);
            Line($"<article class=\"{kind}\" id=\"f{Text(finding.Fingerprint)}-{finding.StartLine}\">");
            Line($"<h3><span class=\"kind\">{kind}</span> <code>{Text(finding.Element)}</code> <span class=\"place\">{Place(finding)}</span></h3>");
            WriteDeclarations(finding);
            Line($"<p>{Prose(finding.Message)}</p>");
            Line($"<dl><dt>Instead</dt><dd>{Prose(finding.Advice)}</dd><dt>Breaks</dt><dd>{Text(BreaksNames.InWords(finding.Breaks))}</dd>");
            if (finding.Against.Count > 1)
                Line($"<dt>Against</dt><dd>{Text(string.Join(", ", finding.Against))}</dd>");
            if (finding.Acceptance is { } acceptance)
                Line($"<dt>Accepted</dt><dd>{Text(Summary.Of(acceptance)["accepted: ".Length..])}</dd>");
            Line($"<dt>Rule</dt><dd><a href=\"{RuleLinks.Of(finding.Rule)}\">{Text(finding.Rule)}</a></dd></dl>");
            if (finding.Witness is { } witness)
                Line($"<details><summary>Proof</summary><pre>{string.Join('\n', WitnessLines.Of(witness).Select(Text))}</pre></details>");
            Line("</article>");
        }

        private void WriteDeclarations(Finding finding)
        {
            var (before, after) = (finding.Before, finding.After);
            if (before is null && after is null)
                return;
            Line($"<div class=\"versions\">{Version("was", before)}{Version("is", after)}</div>");
        }

        private static string Version(string label, string? declaration) => declaration is null
            ? $"<div class=\"{label}\"><span>{label}</span><em>not declared</em></div>"
            : $"<div class=\"{label}\"><span>{label}</span><code>{Text(declaration)}</code></div>";

        private static string Place(Finding finding) => finding.Path.Length > 0 ? $"{finding.StartLine}:{finding.StartColumn}" : "";

        private void Line(string html) => output.Write(html + "\n");
    }

    private static string Kind(Finding finding) => finding.Acceptance is not null ? "accepted" : SeverityNames.Of(finding.Severity);

    private static string Text(string text) => WebUtility.HtmlEncode(Printable.OneLine(text));

    // Messages put what is to be written between backticks.
    private static string Prose(string text)
    {
        var parts = text.Split('`');
        return parts.Length % 2 == 0 ? Text(text) : string.Concat(parts.Select((p, i) => i % 2 == 0 ? Text(p) : $"<code>{Text(p)}</code>"));
    }
}

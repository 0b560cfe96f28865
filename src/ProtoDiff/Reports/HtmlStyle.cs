using System.Security.Cryptography;
using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>The style sheet of <see cref="HtmlReport"/>, and the hash by which its policy knows it (w3.org, "Content Security Policy", on hash sources).</summary>
internal static class HtmlStyle
{
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)));

    public static string Sheet => SheetText.ReplaceLineEndings("\n");

    private const string SheetText =
        """

        :root { color-scheme: light dark; --text: #1f2328; --faint: #59636e; --page: #f6f8fa; --card: #ffffff; --line: #d1d9e0; --link: #0969da;
          --error: #cf222e; --warning: #8a5a00; --accepted: #59636e; --compatible: #1a7f37; --was: #ffebe9; --is: #dafbe1; --code: #eff2f5; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #9198a1; --page: #0d1117; --card: #151b23; --line: #3d444d; --link: #4493f8;
          --error: #ff7b72; --warning: #d8a02b; --accepted: #9198a1; --compatible: #3fb950; --was: #3c1a1e; --is: #12301c; --code: #262c36; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.1rem; margin: 0; color: var(--faint); font-weight: 600; }
        h2 { font: 600 1rem ui-monospace, monospace; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
        h3 { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; font-size: 1rem; margin: 0 0 .5rem; }
        h3 code { background: none; padding: 0; font-weight: 600; }
        code, pre { font: .88em ui-monospace, monospace; overflow-wrap: anywhere; }
        code { background: var(--code); border-radius: 4px; padding: .1em .3em; }
        pre { background: var(--code); border-radius: 6px; padding: .75rem; overflow-x: auto; margin: .5rem 0 0; }
        a { color: var(--link); }
        p { margin: .5rem 0; overflow-wrap: anywhere; }
        .verdict { font-size: 1.25rem; margin: .25rem 0 1rem; }
        .verdict.error, label.error, .error .kind { color: var(--error); }
        .verdict.warning, label.warning, .warning .kind { color: var(--warning); }
        .verdict.compatible { color: var(--compatible); }
        .verdict strong { color: var(--text); font-weight: 600; }
        label.accepted, .accepted .kind { color: var(--accepted); }
        input { margin: 0 .35rem 0 0; vertical-align: middle; }
        label { margin-right: 1.25rem; font-weight: 600; }
        article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--accepted); border-radius: 6px; padding: .9rem 1rem; margin: .75rem 0; }
        article.error { border-left-color: var(--error); }
        article.warning { border-left-color: var(--warning); }
        article.accepted { color: var(--faint); }
        article.accepted .versions div { background: var(--code); }
        .kind { font-size: .8rem; font-weight: 700; }
        .place { margin-left: auto; color: var(--faint); font-weight: 400; font-size: .88rem; }
        .versions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .5rem; margin: .5rem 0; }
        .versions div { border-radius: 6px; padding: .5rem .75rem; }
        .versions span { display: block; color: var(--faint); font-size: .78rem; }
        .versions code { background: none; padding: 0; }
        .versions em { color: var(--faint); }
        .was { background: var(--was); }
        .is { background: var(--is); }
        dl { display: grid; grid-template-columns: 5rem 1fr; gap: .25rem 1rem; margin: .5rem 0 0; }
        dt { color: var(--faint); }
        dd { margin: 0; overflow-wrap: anywhere; }
        details { margin-top: .5rem; }
        summary { cursor: pointer; color: var(--link); }
        .note { border-left: 4px solid var(--warning); padding-left: .75rem; }
        #error:not(:checked) ~ main article.error, #warning:not(:checked) ~ main article.warning, #accepted:not(:checked) ~ main article.accepted { display: none; }
        @media print { body { background: none; max-width: none; } article { break-inside: avoid; } input, label { display: none; } }

        """;
}

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fails unless exactly the expected diagnostics were reported.</summary>
internal sealed class DiagnosticVerification(ImmutableArray<DiagnosticAnalyzer> analyzers, string defaultPath)
{
    public void Verify(
        IReadOnlyList<Diagnostic> actual,
        IReadOnlyList<DiagnosticResult> expected,
        Action<Diagnostic, DiagnosticResult, IVerifier>? verifyPair,
        IVerifier verifier)
    {
        var matches = DiagnosticComparison.Match(actual, expected);
        if (actual.Count != expected.Count || matches.Contains(-1))
        {
            verifier.Fail(Describe(actual, expected, matches));
        }

        for (var i = 0; i < expected.Count; i++)
        {
            verifyPair?.Invoke(actual[matches[i]], expected[i], verifier);
        }
    }

    private string Describe(IReadOnlyList<Diagnostic> actual, IReadOnlyList<DiagnosticResult> expected, int[] matches)
    {
        var text = new DiagnosticText(analyzers, defaultPath);
        var missing = expected.Where((_, i) => matches[i] < 0).ToList();
        var extra = actual.Where((_, i) => !matches.Contains(i)).ToList();
        var message = new StringBuilder();
        message.AppendLine(extra.Any(IsCompilerError)
            ? "The source does not compile:"
            : $"Mismatch between number of diagnostics or their details: expected {expected.Count}, found {actual.Count}.");

        Section("Expected, but not found", missing, diagnostic =>
        {
            // The closest actual diagnostic tells most often what is wrong.
            var closest = extra
                .Select(candidate => DiagnosticComparison.Differences(candidate, diagnostic).ToList())
                .OrderBy(differences => differences.Count)
                .FirstOrDefault();
            var hint = closest is null ? string.Empty : $"{Environment.NewLine}        closest differs in {string.Join("; ", closest)}";
            return text.Of(diagnostic) + hint;
        });
        Section("Found, but not expected", extra, text.Of);
        Section("All found", actual, text.Of);
        return message.ToString();

        void Section<T>(string title, IReadOnlyCollection<T> items, Func<T, string> show)
        {
            message.AppendLine().Append(title).AppendLine(items.Count == 0 ? ": none" : ":");
            foreach (var item in items)
            {
                message.Append("    ").AppendLine(show(item));
            }
        }
    }

    private static bool IsCompilerError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && Analysis.IsCompilers(diagnostic);
}

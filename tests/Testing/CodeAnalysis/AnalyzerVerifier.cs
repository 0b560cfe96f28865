using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Short forms for tests of one analyzer.</summary>
public class AnalyzerVerifier<TAnalyzer, TTest, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TTest : AnalyzerTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Expects the analyzer's only rule.</summary>
    public static DiagnosticResult Diagnostic() => Single(_ => true, "exactly one rule");

    /// <summary>Expects the analyzer's rule <paramref name="diagnosticId"/>.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId) =>
        Single(rule => rule.Id == diagnosticId, $"exactly one rule with the id {diagnosticId}");

    /// <summary>Expects <paramref name="descriptor"/>.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies what the analyzer reports on <paramref name="source"/>.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new TTest { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(CancellationToken.None);
    }

    private static DiagnosticResult Single(Func<DiagnosticDescriptor, bool> isMeant, string what)
    {
        var rules = new TAnalyzer().SupportedDiagnostics.Where(isMeant).Take(2).ToList();
        return rules.Count == 1
            ? new DiagnosticResult(rules[0])
            : throw new InvalidOperationException($"{typeof(TAnalyzer).Name} does not have {what}: name the descriptor.");
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the compiler and the analyzers report on one compilation.</summary>
/// <param name="Compiler">The compiler's diagnostics, all of them.</param>
/// <param name="Analyzers">The analyzers' diagnostics that are not suppressed.</param>
/// <param name="NonLocal">Those of <paramref name="Analyzers"/> that are known only once the whole compilation is.</param>
/// <param name="Exceptions">What analyzers threw; the compiler would report each as AD0001.</param>
internal sealed record Analysis(
    ImmutableArray<Diagnostic> Compiler,
    ImmutableArray<Diagnostic> Analyzers,
    ImmutableHashSet<Diagnostic> NonLocal,
    ImmutableArray<string> Exceptions)
{
    public static async Task<Analysis> RunAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var exceptions = new ConcurrentQueue<string>();
        var withAnalyzers = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false,
            analyzerExceptionFilter: exception =>
            {
                // Seen here, it cannot be silenced: AD0001 can, like any other diagnostic.
                exceptions.Enqueue($"AD0001: an analyzer threw {exception}");
                return true;
            }));
        var result = await withAnalyzers.GetAnalysisResultAsync(cancellationToken).ConfigureAwait(false);
        var reported = result.GetAllDiagnostics();
        foreach (var internalError in reported.Where(diagnostic => diagnostic.Id.StartsWith("AD0", StringComparison.Ordinal)))
        {
            exceptions.Enqueue(internalError.ToString());
        }

        return new Analysis(
            [.. compilation.GetDiagnostics(cancellationToken).Where(diagnostic => !diagnostic.IsSuppressed)],
            reported,
            [.. result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics)],
            [.. exceptions]);
    }
}

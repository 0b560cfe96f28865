using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the compiler and the analyzers report on one compilation.</summary>
/// <param name="Diagnostics">All diagnostics that are not suppressed.</param>
/// <param name="NonLocal">Those of analyzers that are known only once the whole compilation is.</param>
/// <param name="Exceptions">What analyzers threw; the compiler would report each as AD0001.</param>
internal sealed record Analysis(
    ImmutableArray<Diagnostic> Diagnostics, ImmutableHashSet<Diagnostic> NonLocal, ImmutableArray<string> Exceptions)
{
    /// <summary>The compiler's and the analyzers' diagnostics: one pass over the sources gives both.</summary>
    public static async Task<Analysis> AllAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var exceptions = new ConcurrentQueue<string>();
        var diagnostics = await With(compilation, analyzers, options, exceptions)
            .GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return Create(diagnostics, [], exceptions);
    }

    /// <summary>The analyzers' diagnostics alone, and which of them are not local.</summary>
    public static async Task<Analysis> AnalyzersAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var exceptions = new ConcurrentQueue<string>();
        var result = await With(compilation, analyzers, options, exceptions)
            .GetAnalysisResultAsync(cancellationToken).ConfigureAwait(false);
        return Create(
            result.GetAllDiagnostics(), [.. result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics)], exceptions);
    }

    public static bool IsCompilers(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static CompilationWithAnalyzers With(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, ConcurrentQueue<string> exceptions) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
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

    private static Analysis Create(
        ImmutableArray<Diagnostic> diagnostics, ImmutableHashSet<Diagnostic> nonLocal, ConcurrentQueue<string> exceptions)
    {
        var internalErrors = diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("AD0", StringComparison.Ordinal));
        return new Analysis(diagnostics, nonLocal, [.. exceptions, .. internalErrors.Select(error => error.ToString())]);
    }
}

using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>What an analyzer adds to a build: all diagnostics of a compilation that has bound nothing yet.</summary>
public class WholeCodeBase
{
    private CSharpCompilation _compilation = null!;

    public static int FileCount { get; set; }

    [ParamsSource(nameof(FileCounts))]
    public int Files { get; set; }

    [ParamsAllValues]
    public CodeBaseKind Code { get; set; }

    public static IEnumerable<int> FileCounts => [FileCount];

    [GlobalSetup]
    public void Compile() => _compilation = CodeBase.Create(Code, Files);

    [Benchmark(Baseline = true)]
    public Task<int> Empty() => Diagnose(new EmptyAnalyzer());

    [Benchmark]
    public Task<int> Wirecheck() => Diagnose(new CommunicationAnalyzer());

    /// <summary>Beside another analyzer, as most projects have: where Wirecheck registers nothing, alone it would not even have the code bound.</summary>
    [Benchmark]
    public Task<int> EmptyAndWirecheck() => Diagnose(new EmptyAnalyzer(), new CommunicationAnalyzer());

    private async Task<int> Diagnose(params ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        (await _compilation.With(analyzers).GetAnalyzerDiagnosticsAsync()).Length;
}

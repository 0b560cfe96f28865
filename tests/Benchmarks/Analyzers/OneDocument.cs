using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>What an IDE feels: the diagnostics of the one open document, in which something was just typed.</summary>
public class OneDocument
{
    private CSharpCompilation _compilation = null!;
    private SyntaxTree _tree = null!;

    public static int FileCount { get; set; }

    [ParamsSource(nameof(FileCounts))]
    public int Files { get; set; }

    /// <summary>The document, by the start of its name.</summary>
    [Params("Controller", "Consumer", "Ledger")]
    public string Document { get; set; } = "";

    public static IEnumerable<int> FileCounts => [FileCount];

    [GlobalSetup]
    public void Compile()
    {
        _compilation = CodeBase.Create(CodeBaseKind.Services, Files);
        _tree = _compilation.SyntaxTrees.First(t => Path.GetFileName(t.FilePath).StartsWith(Document, StringComparison.Ordinal));
    }

    [Benchmark(Baseline = true)]
    public Task<int> Empty() => Diagnose(new EmptyAnalyzer());

    [Benchmark]
    public Task<int> Wirecheck() => Diagnose(new CommunicationAnalyzer());

    private async Task<int> Diagnose(DiagnosticAnalyzer analyzer)
    {
        var typed = CSharpSyntaxTree.ParseText(_tree.GetText(), (CSharpParseOptions)_tree.Options, _tree.FilePath);
        var analyzed = _compilation.ReplaceSyntaxTree(_tree, typed).With(analyzer);
        var model = analyzed.Compilation.GetSemanticModel(typed);
        return (await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)).Length;
    }
}

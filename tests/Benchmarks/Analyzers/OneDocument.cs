using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        _tree = _compilation.Document(Document);
    }

    [Benchmark(Baseline = true)]
    public Task<int> Empty() => _compilation.DiagnoseTyped(_tree, new EmptyAnalyzer());

    [Benchmark]
    public Task<int> Wirecheck() => _compilation.DiagnoseTyped(_tree, new CommunicationAnalyzer());
}

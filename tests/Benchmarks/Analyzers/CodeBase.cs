using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Wirecheck.Analyzers;
using Wirecheck.Analyzers.Tests;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>The code bases that analyzers run over.</summary>
public enum CodeBaseKind
{
    /// <summary>Half of the files call ASP.NET Core, HttpClient, gRPC, MassTransit, RabbitMQ, Kafka, Service Bus, and stores.</summary>
    Services,

    /// <summary>Plain code, which references none of them.</summary>
    Plain,

    /// <summary>The same plain code in a project that references all of them.</summary>
    PlainWithReferences,
}

/// <summary>A generated code base, compiled once.</summary>
internal static class CodeBase
{
    private const Uses Everything = Uses.AspNetCore | Uses.Grpc | Uses.MassTransit | Uses.EntityFramework | Uses.RabbitMQ7 | Uses.Kafka | Uses.ServiceBus | Uses.Dapper | Uses.Redis;

    public static CSharpCompilation Create(CodeBaseKind kind, int files) => Create(kind.ToString(), Sources(kind, files), kind != CodeBaseKind.Plain);

    public static CSharpCompilation Create(string name, IEnumerable<(string Path, string Text)> sources, bool withLibraries = true)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            name,
            sources.AsParallel().AsOrdered().Select(f => CSharpSyntaxTree.ParseText(f.Text, options, f.Path)),
            References(withLibraries),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        // Analyzers are fast on code that does not bind: what is measured has to compile.
        return compilation.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new BenchmarkException($"the generated code does not compile: {error}")
            : compilation;
    }

    /// <summary>The same code read anew, as by each build: what analyzers keep with a file is not there yet.</summary>
    public static Compilation Reread(this Compilation compilation) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees.AsParallel().AsOrdered().Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)));

    /// <summary>Analyzers over a compilation that has bound nothing yet: each call makes a new one.</summary>
    public static CompilationWithAnalyzers With(this Compilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.With(logTime: false, analyzers);

    /// <summary>The same; the compiler's own account of each analyzer's time is kept where asked for, since that costs time too.</summary>
    public static CompilationWithAnalyzers With(this Compilation compilation, bool logTime, params ImmutableArray<DiagnosticAnalyzer> analyzers) => new(
        compilation.Clone(),
        analyzers,
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => throw new BenchmarkException($"an analyzer threw: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: logTime,
            reportSuppressedDiagnostics: false));

    /// <summary>The diagnostics of one document, in which something was just typed; the other files, and what analyzers keep with them, are as they were.</summary>
    public static async Task<int> DiagnoseTyped(this Compilation compilation, SyntaxTree tree, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var typed = CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath);
        var analyzed = compilation.ReplaceSyntaxTree(tree, typed).With(analyzers);
        return (await analyzed.GetAnalyzerSemanticDiagnosticsAsync(analyzed.Compilation.GetSemanticModel(typed), filterSpan: null, CancellationToken.None)).Length;
    }

    /// <summary>The file whose name begins so, the first in the order of the code base.</summary>
    public static SyntaxTree Document(this Compilation compilation, string name) =>
        compilation.SyntaxTrees.First(tree => Path.GetFileName(tree.FilePath).StartsWith(name, StringComparison.Ordinal));

    /// <summary>The compiler's own account of the time inside our analyzer, in a run of its own, and the findings: free of what varies in the time of everything else.</summary>
    public static (TimeSpan Time, int Findings) TimeInside(this Compilation compilation)
    {
        DiagnosticAnalyzer analyzer = new CommunicationAnalyzer();
        var result = compilation.With(logTime: true, analyzer).GetAnalysisResultAsync(CancellationToken.None).Result;
        return (result.AnalyzerTelemetryInfo[analyzer].ExecutionTime, result.GetAllDiagnostics().Length);
    }

    private static IEnumerable<(string Path, string Text)> Sources(CodeBaseKind kind, int files) => kind == CodeBaseKind.Services
        ? [("Usings.cs", GeneratedCode.Usings + GeneratedCode.LibraryUsings), .. GeneratedCode.Services(files)]
        : [("Usings.cs", GeneratedCode.Usings), .. GeneratedCode.Plain(files)];

    private static ImmutableArray<MetadataReference> References(bool withLibraries) => ReferenceAssemblies.Default
        .ResolveAsync(LanguageNames.CSharp, CancellationToken.None).Result
        .AddRange(withLibraries ? Libraries.Of(Everything) : []);
}

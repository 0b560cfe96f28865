using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>CommunicationAnalyzer against an analyzer that does nothing, over a whole code base and in one open document.</summary>
internal static class AnalyzerSuites
{
    private const int FilesWhenQuick = 100;

    private static readonly Option<int> Files = new("--files")
    {
        Description = "Files in the generated code base",
        DefaultValueFactory = _ => 3_000,
    };

    private static readonly Option<int?> Iterations = new("--iterations") { Description = "Measured iterations [default: 10, quick 3]" };

    private static readonly Option<bool> Quick = new("--quick") { Description = $"{FilesWhenQuick} files and few iterations: whether it works, not what it costs" };

    public static Command CreateAnalyzers()
    {
        var command = new Command("analyzers", "Time that CommunicationAnalyzer adds to a build, over an analyzer that does nothing.") { Files, Iterations, Quick };
        command.SetAction(arguments =>
        {
            WholeCodeBase.FileCount = FileCount(arguments);
            var ran = Run<WholeCodeBase>(arguments, warmups: 2, RunStrategy.Monitoring);
            foreach (var kind in Enum.GetValues<CodeBaseKind>())
                WriteExecutionTime(kind, WholeCodeBase.FileCount);
            return ran;
        });
        return command;
    }

    public static Command CreateOneDocument()
    {
        var command = new Command("one-document", "Latency of the diagnostics of one open document in a large project.") { Files, Iterations, Quick };
        command.SetAction(arguments =>
        {
            OneDocument.FileCount = FileCount(arguments);
            return Run<OneDocument>(arguments, warmups: 5, RunStrategy.Throughput);
        });
        return command;
    }

    private static int FileCount(ParseResult arguments) => arguments.GetValue(Quick) ? FilesWhenQuick : arguments.GetValue(Files);

    private static int Run<TBenchmark>(ParseResult arguments, int warmups, RunStrategy strategy)
    {
        if (typeof(AnalyzerSuites).Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false)
            .Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled))
            throw new BenchmarkException("a Debug build says nothing about speed: run with -c Release");

        // In this process: a project that BenchmarkDotNet generates would be restored without the versions of this repository.
        var quick = arguments.GetValue(Quick);
        var job = Job.Default
            .WithToolchain(new InProcessEmitToolchain(timeout: TimeSpan.FromHours(2), logOutput: true))
            .WithStrategy(strategy)
            .WithWarmupCount(quick ? 1 : warmups)
            .WithIterationCount(arguments.GetValue(Iterations) ?? (quick ? 3 : 10));
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(StatisticColumn.Median)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(Repository.Artifacts);

        var summary = BenchmarkRunner.Run<TBenchmark>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(r => !r.Success))
            throw new BenchmarkException("some benchmarks did not run; the log above says why");

        WriteRatios(summary);
        return 0;
    }

    /// <summary>The figure to look for, in a line a case.</summary>
    private static void WriteRatios(Summary summary)
    {
        Console.WriteLine();
        foreach (var group in summary.Reports.GroupBy(r => r.BenchmarkCase.Parameters.DisplayInfo))
        {
            var baseline = group.Single(r => r.BenchmarkCase.Descriptor.Baseline).ResultStatistics!.Median;
            foreach (var report in group.Where(r => !r.BenchmarkCase.Descriptor.Baseline))
            {
                var median = report.ResultStatistics!.Median;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{group.Key}: {report.BenchmarkCase.Descriptor.WorkloadMethod.Name} adds {(median / baseline) - 1:+0.0%;-0.0%} ({(median - baseline) / 1e6:0.0} ms) to {baseline / 1e6:0.0} ms"));
            }
        }
    }

    private static void WriteExecutionTime(CodeBaseKind kind, int files)
    {
        var (time, findings) = CodeBase.Create(kind, files).TimeInside();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {time.TotalMilliseconds:0} ms inside the analyzer by the compiler's account, {findings} findings"));
    }
}

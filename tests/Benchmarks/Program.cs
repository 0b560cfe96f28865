using System.CommandLine;
using Wirecheck.Benchmarks;
using Wirecheck.Benchmarks.Analyzers;
using Wirecheck.Benchmarks.ProtoDiff;

var root = new RootCommand("Benchmarks of Wirecheck. Nothing here passes or fails: each suite prints what it measured.")
{
    ProtoDiffSuite.Create(),
    GitSuite.Create(),
    GrowthSuite.Create(),
    AnalyzerSuites.CreateAnalyzers(),
    AnalyzerSuites.CreateOneDocument(),
    EntryPointSuite.Create(),
    PeerSuite.Create(),
};

try
{
    return root.Parse(args is [] ? ["--help"] : args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine($"benchmarks: {e.Message}");
    return BenchmarkException.ExitCode;
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>
/// The CPU time that CommunicationAnalyzer adds to a build, beside what other packages of analyzers add to the same one. All take turns, so that what
/// else the machine does meets each alike.
/// </summary>
internal static class PeerSuite
{
    private static readonly Option<int> Files = new("--files") { Description = "Files in the generated code base", DefaultValueFactory = _ => 3_000 };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds in which each is measured once", DefaultValueFactory = _ => 5 };

    private static readonly Option<DirectoryInfo[]> Peers = new("--peer")
    {
        Description = "A folder of analyzer assemblies, such as analyzers/dotnet/cs of a package; may be given more than once",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<CodeBaseKind[]> Code = new("--code")
    {
        Description = "The code bases",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => Enum.GetValues<CodeBaseKind>(),
    };

    private static readonly Option<bool> OneDocument = new("--one-document") { Description = "Latency of the diagnostics of one document, just typed in, instead of a build" };

    private static readonly Option<string[]> Documents = new("--document")
    {
        Description = "The documents, by the starts of their names",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["Controller", "Service", "Consumer", "Ledger"],
    };

    public static Command Create()
    {
        var command = new Command("analyzer-peers", "CPU time that CommunicationAnalyzer adds to a build, beside other packages of analyzers.") { Files, Rounds, Peers, Code, OneDocument, Documents };
        command.SetAction(arguments =>
        {
            var contestants = Contestants(arguments.GetValue(Peers) ?? []);
            return arguments.GetValue(OneDocument)
                ? RunDocuments(arguments.GetValue(Files), arguments.GetValue(Rounds), contestants, arguments.GetValue(Documents)!)
                : Run(arguments.GetValue(Files), arguments.GetValue(Rounds), contestants, arguments.GetValue(Code)!);
        });
        return command;
    }

    private static (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] Contestants(DirectoryInfo[] peers) =>
    [
        ("Empty", [new EmptyAnalyzer()]),
        ("Wirecheck", [new EmptyAnalyzer(), new CommunicationAnalyzer()]),
        .. peers.Select(folder => (AnalyzerFolder.NameOf(folder), AnalyzerFolder.Load(folder).Insert(0, new EmptyAnalyzer()))),
    ];

    /// <summary>What an IDE feels: the other files are as they were, and what analyzers keep with them is there.</summary>
    private static int RunDocuments(int files, int rounds, (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] contestants, string[] documents)
    {
        Console.WriteLine("| document | beside Empty | ms | least | most | findings |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|");
        var compilation = CodeBase.Create(CodeBaseKind.Services, files);
        foreach (var document in documents)
        {
            var tree = compilation.Document(document);
            var (spent, findings) = ByTurns(contestants, rounds, analyzers => Latency(compilation, tree, analyzers));
            for (var n = 0; n < contestants.Length; n++)
            {
                var sorted = spent[n].Order().ToArray();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {document} | {contestants[n].Name} | {sorted[rounds / 2]:0.0} | {sorted[0]:0.0} | {sorted[^1]:0.0} | {findings[n]} |"));
            }
        }

        return 0;
    }

    private static (double Milliseconds, int Findings) Latency(Compilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var findings = compilation.DiagnoseTyped(tree, analyzers).Result;
        return (clock.Elapsed.TotalMilliseconds, findings);
    }

    /// <summary>Measures each contestant once a round, after a round that does not count.</summary>
    private static (List<double>[] Spent, int[] Findings) ByTurns(
        (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] contestants, int rounds, Func<ImmutableArray<DiagnosticAnalyzer>, (double Milliseconds, int Findings)> measure)
    {
        var spent = contestants.Select(_ => new List<double>()).ToArray();
        var findings = new int[contestants.Length];
        for (var round = -1; round < rounds; round++)
        {
            for (var turn = 0; turn < contestants.Length; turn++)
            {
                // Who is first pays for nobody else, and is another one each round.
                var n = (turn + round + 1) % contestants.Length;
                (var milliseconds, findings[n]) = measure(contestants[n].Analyzers);
                if (round >= 0) spent[n].Add(milliseconds);
            }
        }

        return (spent, findings);
    }

    private static int Run(int files, int rounds, (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] contestants, CodeBaseKind[] kinds)
    {
        Console.WriteLine("| code | beside Empty | analyzers | CPU ms | adds | least | most | findings |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
        foreach (var kind in kinds)
        {
            var compilation = CodeBase.Create(kind, files);
            var (spent, findings) = ByTurns(contestants, rounds, analyzers => Spend(compilation, analyzers));
            for (var n = 0; n < contestants.Length; n++)
            {
                var added = spent[n].Zip(spent[0], (with, without) => (with / without) - 1).Order().ToArray();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind} | {contestants[n].Name} | {contestants[n].Analyzers.Length} | {spent[n].Order().ElementAt(rounds / 2):0} | {added[rounds / 2]:+0.0%;-0.0%;0.0%} | {added[0]:+0.0%;-0.0%;0.0%} | {added[^1]:+0.0%;-0.0%;0.0%} | {findings[n]} |"));
            }
        }

        return 0;
    }

    private static (double Milliseconds, int Findings) Spend(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var fresh = compilation.Reread();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var findings = fresh.With(analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken.None).Result.Length;
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalMilliseconds, findings);
    }
}

using System.CommandLine;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>
/// What CommunicationAnalyzer costs grows with the number of entry points, not faster, for every shape in which they may lead to the same code. Eight
/// times as many should cost about as much each.
/// </summary>
internal static class EntryPointSuite
{
    private const int Times = 8;

    private static readonly Option<int> Entries = new("--entries") { Description = "Entry points of the smaller code base", DefaultValueFactory = _ => 250 };

    private static readonly Option<int> Iterations = new("--iterations") { Description = "Measured iterations; the quickest counts", DefaultValueFactory = _ => 5 };

    /// <summary>What a handler calls, and the classes behind it, of which those without a number are there once.</summary>
    private static readonly Dictionary<string, (Func<int, string> Call, Func<int, string> Behind, string Shared)> Shapes = new()
    {
        ["each with functions of its own"] = (
            n => $"new Service{n}().A()",
            n => $$"""public class Service{{n}} { public Task A() => B(); Task B() => C(); Task C() => Remote.Ask({{n}}); }""",
            ""),
        ["all through one function"] = (
            _ => "Hub.Ask()",
            _ => "",
            "public static class Hub { public static Task Ask() => A(); static Task A() => B(); static Task B() => Remote.Ask(1); }"),
        ["all through one interface"] = (
            _ => "Remote.Quotes.Ask()",
            n => n < 4 ? $$"""public class Quotes{{n}} : IQuotes { public Task Ask() => Remote.Ask({{n}}); }""" : "",
            ""),
        ["all through functions that call each other"] = (
            n => $"Web.F{n % 40}({n})",
            _ => "",
            "public static class Web { " + string.Concat(Enumerable.Range(0, 40).Select(f =>
                $"public static async Task F{f}(int n) {{ {string.Concat(Enumerable.Range(0, 40).Where(g => g != f).Select(g => $"if (n == {g}) await F{g}(n); "))} await Remote.Ask(n); }}\n")) + "}"),
        ["gRPC services with a gRPC call behind them"] = (
            n => $"Made.By<Stock{n}>().A()",
            n => $$"""
                public class Stock{{n}}(Inventory.InventoryClient inventory) { public async Task A() => await B(); async Task B() => await inventory.GetStockAsync(new GetStockRequest()); }
                public class StockService{{n}}(Stock{{n}} stock) : Inventory.InventoryBase
                {
                    public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { await stock.A(); return new GetStockReply(); }
                }
                """,
            "public static class Made { public static T By<T>() => throw new NotSupportedException(); }"),
        ["with blocking waits behind them"] = (
            n => $"new Service{n}().A()",
            n => $$"""public class Service{{n}} { public Task A() { Remote.Ask({{n}}).Wait(); return Task.CompletedTask; } }""",
            ""),
    };

    public static Command Create()
    {
        var command = new Command("entry-points", "What one more entry point costs, in code bases of few and of many.") { Entries, Iterations };
        command.SetAction(arguments => Run(arguments.GetValue(Entries), arguments.GetValue(Iterations)));
        return command;
    }

    private static int Run(int entries, int iterations)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| entry points | {entries:N0}: µs each | {entries * Times:N0}: µs each | ratio | findings |"));
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var shape in Shapes.Keys)
        {
            Cost(shape, entries, iterations: 1); // warm
            var ((small, _), (large, findings)) = (Cost(shape, entries, iterations), Cost(shape, entries * Times, iterations));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {shape} | {small:0} | {large:0} | {large / small:0.0} | {findings} |"));
        }

        return 0;
    }

    /// <summary>The compiler's own account of the time inside the analyzer: what all the rest takes varies by more than an entry point costs.</summary>
    private static (double Each, int Findings) Cost(string shape, int entries, int iterations)
    {
        var compilation = CodeBase.Create($"{shape} {entries}", Sources(shape, entries));
        var (least, findings) = (TimeSpan.MaxValue, 0);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            (var spent, findings) = compilation.TimeInside();
            if (spent < least) least = spent;
        }

        return (least.TotalMicroseconds / entries, findings);
    }

    private static IEnumerable<(string Path, string Text)> Sources(string shape, int entries)
    {
        var (call, behind, shared) = Shapes[shape];
        yield return ("Usings.cs", GeneratedCode.Usings + GeneratedCode.LibraryUsings);
        yield return ("Remote.cs", $$"""
            public interface IQuotes { Task Ask(); }
            public static class Remote
            {
                public static readonly IQuotes Quotes = null!;
                private static readonly HttpClient Http = new();
                public static Task Ask(int n) => Http.GetAsync("http://shipping/" + n);
            }
            {{shared}}
            """);
        for (var n = 0; n < entries; n++)
            yield return ($"Orders{n}.cs", $$"""public class Orders{{n}} : ControllerBase { [HttpGet("{{n}}")] public async Task Get() => await {{call(n)}}; } {{behind(n)}}""");
    }
}

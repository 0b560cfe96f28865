using System.Globalization;
using System.Runtime.InteropServices;

namespace Wirecheck.Benchmarks.RemoteCalls;

/// <summary>The figures as a table in Markdown, the second kind as a share of the first.</summary>
internal static class Report
{
    private static readonly (string Name, Func<Round, double> Value, string Format)[] Figures =
    [
        ("bytes on the wire, both ways", r => r.BytesPerCall, "N0"),
        ("CPU time of both ends, µs", r => r.CpuPerCall, "N0"),
        ("latency, p50, ms", r => r.Median, "N2"),
        ("latency, p99, ms", r => r.Slowest, "N2"),
        ("connections", r => r.Connections, "N0"),
        ("calls a second", r => r.CallsPerSecond, "N0"),
    ];

    public static void Write((Caller Caller, Round Round)[] measured, int callers, int calls, int rounds)
    {
        if (measured is not [var first, var second]) throw new ArgumentException("two kinds are compared", nameof(measured));

        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(
            culture,
            $"{callers} callers, {rounds} rounds of {calls} calls, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSDescription}"));
        Console.WriteLine();
        Console.WriteLine($"| per call | {first.Caller.Name} | {second.Caller.Name} | ratio |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, value, format) in Figures)
        {
            var (a, b) = (value(first.Round), value(second.Round));
            Console.WriteLine(string.Create(culture, $"| {name} | {a.ToString(format, culture)} | {b.ToString(format, culture)} | {b / a:0.00} |"));
        }
    }
}

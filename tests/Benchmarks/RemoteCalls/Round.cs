using System.Diagnostics;

namespace Wirecheck.Benchmarks.RemoteCalls;

/// <summary>What a number of calls by a number of concurrent callers took.</summary>
/// <param name="BytesPerCall">On the wire, both ways.</param>
/// <param name="CpuPerCall">Of both processes together, in microseconds.</param>
/// <param name="Median">Half of the calls took no longer, in milliseconds.</param>
/// <param name="Slowest">99 of 100 calls took no longer, in milliseconds.</param>
/// <param name="Connections">Opened so far.</param>
/// <param name="CallsPerSecond">By all callers together.</param>
internal sealed record Round(double BytesPerCall, double CpuPerCall, double Median, double Slowest, int Connections, double CallsPerSecond)
{
    public static async Task<Round> Run(Caller caller, Process server, int callers, int calls)
    {
        var latencies = new long[calls];
        var next = -1;
        using var self = Process.GetCurrentProcess();

        GC.Collect();
        var (bytes, cpu, start) = (caller.Wire.Bytes, Cpu(self, server), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var call = Interlocked.Increment(ref next); call < calls; call = Interlocked.Increment(ref next))
            {
                var started = Stopwatch.GetTimestamp();
                await caller.Call();
                latencies[call] = Stopwatch.GetTimestamp() - started;
            }
        })));
        var took = Stopwatch.GetElapsedTime(start);

        Array.Sort(latencies);
        return new Round(
            (double)(caller.Wire.Bytes - bytes) / calls,
            (Cpu(self, server) - cpu).TotalMicroseconds / calls,
            Milliseconds(latencies[calls / 2]),
            Milliseconds(latencies[calls * 99 / 100]),
            caller.Wire.Connections,
            calls / took.TotalSeconds);
    }

    /// <summary>Each figure's median over rounds.</summary>
    public static Round MedianOf(IReadOnlyCollection<Round> rounds)
    {
        return new Round(Of(r => r.BytesPerCall), Of(r => r.CpuPerCall), Of(r => r.Median), Of(r => r.Slowest), (int)Of(r => r.Connections), Of(r => r.CallsPerSecond));

        double Of(Func<Round, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
    }

    private static TimeSpan Cpu(params Process[] processes)
    {
        var total = TimeSpan.Zero;
        foreach (var process in processes)
        {
            process.Refresh();
            total += process.TotalProcessorTime;
        }

        return total;
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}

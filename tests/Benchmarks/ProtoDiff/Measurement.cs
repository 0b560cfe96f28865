using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>What one run of a program cost; what this machine cannot tell is null.</summary>
internal sealed record Measurement(double WallSeconds, double? CpuSeconds, double? PeakMegabytes, int Findings)
{
    /// <summary>
    /// GNU time, which starts the program from a process of next to no memory. What wait4 tells here would be no less than the memory of the
    /// benchmark itself: Linux counts a child's peak from before its exec, when it still shares the memory of the process that started it.
    /// </summary>
    private const string GnuTime = "/usr/bin/time";

    private const int Children = -1;

    public static bool KnowsCpu => OperatingSystem.IsLinux();

    public static bool KnowsMemory { get; } = OperatingSystem.IsLinux() && File.Exists(GnuTime);

    /// <summary>The medians, each of its own column.</summary>
    public static Measurement Median(IReadOnlyList<Measurement> runs) => new(
        Middle(runs.Select(r => r.WallSeconds)),
        KnowsCpu ? Middle(runs.Select(r => r.CpuSeconds!.Value)) : null,
        KnowsMemory ? Middle(runs.Select(r => r.PeakMegabytes!.Value)) : null,
        runs[0].Findings);

    /// <summary>Runs a program that prints a finding a line.</summary>
    public static Measurement Run(string program, IReadOnlyList<string> arguments, IReadOnlyCollection<int> goodExitCodes)
    {
        var report = Path.GetTempFileName();
        try
        {
            var start = KnowsMemory
                ? new ProcessStartInfo(GnuTime, ["--quiet", "--format", "%M", "--output", report, program, .. arguments])
                : new ProcessStartInfo(program, arguments);
            start.RedirectStandardOutput = start.RedirectStandardError = true;

            var cpuBefore = CpuOfChildren();
            var wall = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var findings = Lines(process.StandardOutput.BaseStream);
            process.WaitForExit();
            wall.Stop();

            if (!goodExitCodes.Contains(process.ExitCode))
                throw new BenchmarkException($"{program} {string.Join(' ', arguments)}\nended with exit code {process.ExitCode}: {error.Result.Trim()}");
            return new(wall.Elapsed.TotalSeconds, CpuOfChildren() - cpuBefore, KnowsMemory ? Kilobytes(report) / 1024 : null, findings);
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static double Kilobytes(string report) => double.Parse(File.ReadLines(report).Last(), System.Globalization.CultureInfo.InvariantCulture);

    private static int Lines(Stream output)
    {
        var buffer = new byte[1 << 16];
        var lines = 0;
        while (output.Read(buffer) is > 0 and var read)
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>User and system time of all child processes that have ended; the benchmark runs one at a time.</summary>
    private static double? CpuOfChildren()
    {
        if (!KnowsCpu)
            return null;
        var usage = new long[18]; // struct rusage: two struct timeval, then 14 counters
        return getrusage(Children, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : null;
    }

    [DllImport("libc")]
    private static extern int getrusage(int who, [Out] long[] usage);
}

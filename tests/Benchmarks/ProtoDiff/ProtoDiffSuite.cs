using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>
/// protodiff against buf, as whole processes. Not BenchmarkDotNet: what a pull request waits for is start-up, reading and comparing together,
/// of two programs of which one is not .NET, and the memory of each; and only runs by turns (A B A B …) meet the same state of the machine.
/// </summary>
internal static class ProtoDiffSuite
{
    private const string NotKnown = "n/a";
    private const string NotRun = "not run";

    private static readonly Option<string[]> Pairs = new("--pair")
    {
        Description = "Descriptor sets to compare, the old one first; may repeat; .zst is decompressed",
        HelpName = "OLD NEW",
        AllowMultipleArgumentsPerToken = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens.Count % 2 != 0)
                    result.AddError("--pair takes two descriptor sets");
            },
        },
    };

    private static readonly Option<int[]> Sizes = new("--sizes")
    {
        Description = "Files in the synthetic sets, or 0 for none of them",
        HelpName = "FILES …",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1_000, 10_000, 50_000],
    };

    private static readonly Option<int> Repetitions = new("--repetitions", "-n")
    {
        Description = "Runs of each program in each case, after one that does not count",
        DefaultValueFactory = _ => 5,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                    result.AddError("--repetitions is at least 1");
            },
        },
    };

    private static readonly Option<int> BufUpTo = new("--buf-up-to")
    {
        Description = "Files up to which buf runs over synthetic sets: it takes about 0.9 MB of memory a file",
        HelpName = "FILES",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<string> Use = new("--use") { Description = "Category to check", DefaultValueFactory = _ => "FILE" };

    private static readonly Option<string> Preset = new("--preset") { Description = "Preset of protodiff: default or buf", DefaultValueFactory = _ => "default" };

    private static readonly Option<string?> Tool = new("--tool")
    {
        Description = "protodiff to measure, a program or a .dll, instead of publishing it from this checkout (framework-dependent, ReadyToRun)",
        HelpName = "PATH",
    };

    public static Command Create()
    {
        var command = new Command(
            "protodiff",
            "protodiff against the native buf (PROTODIFF_BUF, or in PATH), by turns: wall time, CPU time and peak memory, and buf's divided by protodiff's.")
        {
            Pairs, Sizes, BufUpTo, Repetitions, Use, Preset, Tool,
        };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult arguments)
    {
        var (category, repetitions) = (arguments.GetRequiredValue(Use), arguments.GetValue(Repetitions));
        var buf = Programs.Buf(category);
        var protodiff = Programs.ProtoDiff(arguments.GetValue(Tool), category, arguments.GetRequiredValue(Preset));
        var directory = Directory.CreateTempSubdirectory("wirecheck-benchmarks-").FullName;
        try
        {
            WriteHeader(arguments, buf, protodiff);
            foreach (var pair in AllPairs(arguments, directory))
                WriteRow(pair, Measure(pair, pair.Files > arguments.GetValue(BufUpTo) ? [protodiff] : [buf, protodiff], repetitions));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static IEnumerable<SetPair> AllPairs(ParseResult arguments, string directory)
    {
        var given = (arguments.GetValue(Pairs) ?? []).Chunk(2).SelectMany(pair => SetPair.Given(pair[0], pair[1], directory));
        int[] sizes = [.. arguments.GetRequiredValue(Sizes).Where(size => size > 0)];
        return sizes is [] ? given : given.Concat(SetPair.Synthetic(sizes, directory));
    }

    /// <summary>Medians, by the name of the program.</summary>
    private static Dictionary<string, Measurement> Measure(SetPair pair, ComparedProgram[] programs, int repetitions)
    {
        // Once each, for the file cache.
        foreach (var program in programs)
            program.Measure(pair);

        var runs = programs.ToDictionary(p => p.Name, _ => new List<Measurement>());
        for (var run = 0; run < repetitions; run++)
        {
            foreach (var program in programs)
                runs[program.Name].Add(program.Measure(pair));
        }

        return runs.ToDictionary(r => r.Key, r => Measurement.Median(r.Value));
    }

    private static void WriteHeader(ParseResult arguments, ComparedProgram buf, ComparedProgram protodiff)
    {
        Console.WriteLine($"category {arguments.GetValue(Use)}, preset {arguments.GetValue(Preset)}; medians of {arguments.GetValue(Repetitions)} runs, by turns  ");
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores{Load()}  ");
        Console.WriteLine($"buf: {buf.Path}  ");
        Console.WriteLine($"protodiff: {protodiff.Path}");
        if (!Measurement.KnowsMemory)
            Console.WriteLine("\nPeak memory is n/a: it takes Linux and GNU time (package `time`).");
        Console.WriteLine();
        Console.WriteLine("| case | MB | findings buf | protodiff | wall buf | protodiff | ratio | CPU buf | protodiff | ratio | peak buf | protodiff | ratio |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    private static void WriteRow(SetPair pair, Dictionary<string, Measurement> medians)
    {
        var (buf, protodiff) = (medians.GetValueOrDefault(Programs.NameOfBuf), medians[Programs.NameOfProtoDiff]);
        string[] cells =
        [
            pair.Name, Number(new FileInfo(pair.New).Length / 1e6), buf is null ? NotRun : $"{buf.Findings}", $"{protodiff.Findings}",
            .. Compared(buf, protodiff, m => m.WallSeconds * 1000, "ms"),
            .. Compared(buf, protodiff, m => m.CpuSeconds * 1000, "ms"),
            .. Compared(buf, protodiff, m => m.PeakMegabytes, "MB"),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static string[] Compared(Measurement? buf, Measurement protodiff, Func<Measurement, double?> value, string unit) =>
    [
        buf is null ? NotRun : Cell(value(buf), unit),
        Cell(value(protodiff), unit),
        buf is null ? NotRun : (value(buf) / value(protodiff)) is { } ratio ? $"**{ratio.ToString("0.0", CultureInfo.InvariantCulture)}**" : NotKnown,
    ];

    private static string Cell(double? value, string unit) => value is { } known ? $"{Number(known)} {unit}" : NotKnown;

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>A load far above zero at the start says that the machine is not quiet.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : "";
}

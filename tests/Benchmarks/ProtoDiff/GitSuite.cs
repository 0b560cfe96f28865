using System.CommandLine;
using System.Globalization;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>protodiff against buf on a repository: the directory as it is against the commit before, as a pull request asks. Whole processes, by turns.</summary>
internal static class GitSuite
{
    private const string CacheVariable = "PROTODIFF_CACHE";
    private const string CacheDirectoryVariable = "XDG_CACHE_HOME";
    private const string Before = "HEAD~1";

    private static readonly Option<int> Files = new("--files") { Description = "Files in the repository, three of which change", DefaultValueFactory = _ => 4_000 };

    private static readonly Option<int> Repetitions = new("--repetitions", "-n") { Description = "Runs of each program, after one that does not count", DefaultValueFactory = _ => 5 };

    private static readonly Option<string?> Tool = new("--tool")
    {
        Description = "protodiff to measure, a program or a .dll, instead of publishing it from this checkout (framework-dependent, ReadyToRun)",
        HelpName = "PATH",
    };

    public static Command Create()
    {
        var command = new Command("protodiff-git", "protodiff against the native buf on a directory of .proto files and the commit before.") { Files, Repetitions, Tool };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult arguments)
    {
        var buf = Programs.Buf("FILE").Path;
        var protodiff = Programs.ProtoDiff(arguments.GetValue(Tool), "FILE", "default").Path;
        var directory = Directory.CreateTempSubdirectory("wirecheck-benchmarks-").FullName;
        try
        {
            var repository = Directory.CreateDirectory(Path.Combine(directory, "repository")).FullName;
            SyntheticRepository.Create(repository, arguments.GetValue(Files), changed: 3);
            Environment.CurrentDirectory = repository;
            Environment.SetEnvironmentVariable(CacheDirectoryVariable, Path.Combine(directory, "cache"));
            (string Name, Func<Measurement> Measure)[] programs =
            [
                ("buf", () => Measurement.Run(buf, ["breaking", ".", "--against", $".git#ref={Before}"], [0, 100])),
                ("protodiff, nothing kept", () => ProtoDiff(protodiff, "off")),
                ("protodiff, second run", () => ProtoDiff(protodiff, null)),
            ];
            Write(arguments, programs.ToDictionary(p => p.Name, _ => new List<Measurement>()), programs);
        }
        finally
        {
            Environment.CurrentDirectory = Path.GetTempPath();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Measurement ProtoDiff(string path, string? cache)
    {
        Environment.SetEnvironmentVariable(CacheVariable, cache);
        string[] check = ["check", ".", "--against", $"git:{Before}", "--format", "msbuild"];
        return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Measurement.Run("dotnet", [path, .. check], [0, 1]) : Measurement.Run(path, check, [0, 1]);
    }

    private static void Write(ParseResult arguments, Dictionary<string, List<Measurement>> runs, (string Name, Func<Measurement> Measure)[] programs)
    {
        for (var run = 0; run <= arguments.GetValue(Repetitions); run++)
        {
            foreach (var (name, measure) in programs)
            {
                var measurement = measure();
                if (run > 0)
                    runs[name].Add(measurement);
            }
        }

        Console.WriteLine($"{arguments.GetValue(Files):N0} files, 3 changed since {Before}; medians of {arguments.GetValue(Repetitions)} runs, by turns");
        Console.WriteLine();
        Console.WriteLine("| program | findings | wall | CPU | peak | buf's wall divided by it |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        var buf = Measurement.Median(runs["buf"]);
        foreach (var (name, _) in programs)
        {
            var median = Measurement.Median(runs[name]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {median.Findings} | {median.WallSeconds * 1000:#,0} ms | {median.CpuSeconds * 1000:#,0} ms | {median.PeakMegabytes:#,0} MB | {buf.WallSeconds / median.WallSeconds:0.0} |"));
        }
    }
}

using System.Diagnostics;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>The real command, run to its end.</summary>
internal sealed record ProtoDiffProcess(int ExitCode, string Output, string Error)
{
    public static string ToolPath { get; } = Path.Combine(AppContext.BaseDirectory, "protodiff.dll");

    public static ProtoDiffProcess Run(params string[] arguments) => RunIn(directory: null, [], arguments);

    public static ProtoDiffProcess RunIn(string? directory, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ToolPath, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        };

        // Tests leave nothing behind in the cache of whoever runs them; those about it have one of their own.
        start.Environment["PROTODIFF_CACHE"] = "off";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>The one line on standard error, of a run that could not tell.</summary>
    public string SingleError()
    {
        Assert.Equal((2, ""), (ExitCode, Output));
        var line = Assert.Single(Error.Trim().Split('\n'));
        Assert.StartsWith("protodiff: error: ", line, StringComparison.Ordinal);
        return line;
    }
}

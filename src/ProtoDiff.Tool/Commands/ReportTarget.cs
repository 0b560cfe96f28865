using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>A report to write, and where to.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Path">The file; null for standard output.</param>
internal sealed record ReportTarget(IReportFormat Format, string? Path)
{
    /// <summary>The report of `--format` and `--output`.</summary>
    /// <exception cref="ArgumentException">The file cannot be one.</exception>
    public static ReportTarget Create(string format, string? path) =>
        new(ReportFormats.All.First(f => f.Name == format), path is null ? null : File(path, "--output", "--output FILE, or leave it out for standard output"));

    /// <summary>A further report, as `--report FORMAT=FILE` names it.</summary>
    /// <exception cref="ArgumentException">It names no format, or the file cannot be one.</exception>
    public static ReportTarget Parse(string text)
    {
        var (name, path) = text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign ? (text[..sign], text[(sign + 1)..]) : (text, "");
        return ReportFormats.All.FirstOrDefault(f => f.Name == name) is { } format
            ? new(format, File(path, $"--report {name}", $"--report {name}=FILE"))
            : throw new ArgumentException($"--report \"{text}\" names no form; write --report FORMAT=FILE, with one of {string.Join(", ", ReportFormats.All.Select(f => f.Name))}");
    }

    /// <summary>Refuses reports of which one would write over another.</summary>
    /// <exception cref="ArgumentException">Two have the same file.</exception>
    public static void RefuseSameFile(IEnumerable<ReportTarget> reports)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (var path in reports.Select(r => r.Path).OfType<string>())
        {
            if (!paths.Add(System.IO.Path.GetFullPath(path)))
                throw new ArgumentException($"two reports are to be written to \"{path}\"; name a file for each");
        }
    }

    /// <summary>Writes the report.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(ComparisonResult result)
    {
        try
        {
            using var writer = Path is null ? Terminal.Output() : Terminal.Writer(System.IO.File.Create(Path));
            Format.Write(result, writer, useColor: Path is null && Terminal.ShowsColor);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var (place, remedy) = Path is null ? ("standard output", "name a file with --output") : ($"\"{Path}\"", "name a file that can be written");
            throw new IOException($"the report cannot be written to {place}: {e.Message.TrimEnd('.')}; {remedy}", e);
        }
    }

    private static string File(string path, string option, string usage) => path switch
    {
        "" => throw new ArgumentException($"{option} names no file; write {usage}"),
        _ when Directory.Exists(path) => throw new ArgumentException($"{option} \"{path}\" is a directory; name a file in it"),
        _ => path,
    };
}

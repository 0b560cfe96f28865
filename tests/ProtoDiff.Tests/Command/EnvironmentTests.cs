using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Wirecheck.ProtoDiff.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>What is around the command - terminals, temporary folders, signals, another protoc - fails in one line too, and nothing stays behind.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "UnixFact skips them.")]
public sealed class EnvironmentTests : IDisposable
{
    private const string A = "syntax = \"proto3\"; message A { int32 a = 1; }";
    private const string Broken = "syntax = \"proto3\"; message A { int32 b = 1; }";

    private readonly TestDirectory _directory = new();
    private readonly ITestOutputHelper _output;

    public EnvironmentTests(ITestOutputHelper output)
    {
        _output = output;
        _directory.Write("api/a.proto", A);
        _directory.Write("broken/a.proto", Broken);
    }

    public void Dispose() => _directory.Dispose();

    [UnixFact]
    public void A_missing_temporary_folder_is_one_error()
    {
        var error = ProtoDiffProcess.RunIn(_directory.Path, [("TMPDIR", "/no/such/folder")], "check", "api", "--against", "api").SingleError();

        Assert.Contains("\"api\"", error, StringComparison.Ordinal);
        Assert.Contains("set TMPDIR", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "--output names no file")]
    [InlineData("api", "--output \"api\" is a directory")]
    public void An_output_that_is_no_file_is_one_error(string output, string expected)
    {
        Assert.Contains(expected, ProtoDiffProcess.RunIn(_directory.Path, [], "check", "api", "--against", "api", "-o", output).SingleError(), StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("check api --against api >&-", "the report cannot be written to standard output")]
    [InlineData("check api --against api -o no/such/file", "the report cannot be written to \"no/such/file\"")]
    [InlineData("check '' --against api", "\"\" is no input")]
    [InlineData("check api --against ''", "\"\" is no input")]
    public void What_is_wrong_is_named(string arguments, string expected)
    {
        var (code, output) = Shell($"exec 3>&1; dotnet '{ProtoDiffProcess.ToolPath}' {arguments} 2>&3");

        Assert.Equal(2, code);
        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Contains($"protodiff: error: {expected}", output, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("exit 0", "without a descriptor set")]
    [InlineData("exit 3", "exits with 3")]
    public void A_protoc_that_is_none_is_one_error(string program, string expected)
    {
        var protoc = _directory.Write("protoc", $"#!/bin/sh\n{program}\n");
        File.SetUnixFileMode(protoc, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        foreach (var path in (string[])[protoc, "./protoc"])
            Assert.Contains(expected, ProtoDiffProcess.RunIn(_directory.Path, [("PROTODIFF_PROTOC", path)], "check", "api", "--against", "broken").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_import_is_told_with_its_remedy()
    {
        _directory.Write("root/orders/a.proto", "syntax = \"proto3\"; import \"orders/b.proto\"; message A { B b = 1; }");
        _directory.Write("root/orders/b.proto", "syntax = \"proto3\"; message B {}");

        var run = ProtoDiffProcess.RunIn(_directory.Path, [], "check", "root/orders", "--against", "root/orders");

        var lines = run.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^protodiff: error: ""root/orders"" does not compile: root.orders.a\.proto:1:20 imports ""orders/b\.proto"", which is in none of the import roots; .* with -I DIR, or add its module to buf\.yaml$", lines[0]);
        Assert.All(lines[1..], l => Assert.Matches(@"^  - root.orders.a\.proto:\d+:\d+: ", l));
        Assert.NotEmpty(lines[1..]);
    }

    [UnixTheory]
    [InlineData("check x --against y 2>&-", 2)]
    [InlineData("check --bogus 2>&-", 2)]
    [InlineData("check api --against broken 2>&- >/dev/null", 1)]
    public void A_closed_error_stream_changes_no_exit_code(string arguments, int expected)
    {
        Assert.Equal(expected, Shell($"exec dotnet '{ProtoDiffProcess.ToolPath}' {arguments}").ExitCode);
    }

    [UnixTheory]
    [InlineData("TERM=xterm", true)]
    [InlineData("TERM=xterm NO_COLOR=1", false)]
    [InlineData("TERM=dumb", false)]
    [InlineData("TERM=", false)]
    public void A_terminal_gets_colours_when_it_wants_them_and_no_other_codes(string environment, bool isColored)
    {
        if (!File.Exists("/usr/bin/script"))
            return;
        var (_, output) = Shell($"env -u NO_COLOR {environment} script -qec \"dotnet '{ProtoDiffProcess.ToolPath}' check api --against broken\" /dev/null </dev/null");

        Assert.Contains("FIELD_RENAMED", output, StringComparison.Ordinal);
        Assert.Equal(isColored, output.Contains("\e[1m", StringComparison.Ordinal));
        Assert.DoesNotContain("\e[?", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e=", output, StringComparison.Ordinal);
        if (!isColored)
            Assert.DoesNotContain("\e", output, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("QUIT", 131)]
    public void A_signal_stops_everything_and_leaves_nothing(string signal, int expected)
    {
        if (IsIgnored(expected - 128))
        {
            _output.WriteLine($"left out: this process ignores {signal}, as under nohup, and what it starts does so too");
            return;
        }

        var temporary = Directory.CreateDirectory(Path.Combine(_directory.Path, "tmp")).FullName;
        var started = Path.Combine(_directory.Path, "started");
        var protoc = _directory.Write("protoc", $"#!/bin/sh\necho $$ > '{started}.part'\nmv '{started}.part' '{started}'\nexec sleep 60\n");
        File.SetUnixFileMode(protoc, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("dotnet", [ProtoDiffProcess.ToolPath, "check", "api", "--against", "broken"])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PROTODIFF_PROTOC"] = protoc;
        start.Environment["TMPDIR"] = temporary;
        using var process = Process.Start(start)!;
        for (var i = 0; i < 200 && !File.Exists(started); i++)
            Thread.Sleep(50);
        Assert.NotEmpty(Directory.GetFileSystemEntries(temporary, "protodiff-*"));
        var child = int.Parse(File.ReadAllText(started), CultureInfo.InvariantCulture);

        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            kill.WaitForExit();
        Assert.True(process.WaitForExit(10_000));

        Assert.Equal(expected, process.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "protodiff-*"));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(child));
    }

    // proc(5), /proc/pid/status: SigIgn is a mask in which signal 1 is the lowest bit. Elsewhere nothing tells.
    private static bool IsIgnored(int signal) =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && ((ulong.Parse(line.AsSpan("SigIgn:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1)) & 1) == 1;

    private (int ExitCode, string Output) Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = _directory.Path, RedirectStandardOutput = true })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output);
    }
}

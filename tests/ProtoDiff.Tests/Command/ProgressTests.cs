using System.Diagnostics.CodeAnalysis;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>What people who wait at a terminal see, and others do not. The protoc here takes a second and a half.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "TerminalFact skips them.")]
public sealed class ProgressTests : IDisposable
{
    private const string Shown = "\rprotodiff: compiling new (";

    private readonly TestDirectory _directory = new();
    private readonly Bash _bash = new();

    public ProgressTests()
    {
        _directory.Write("old/a.proto", "syntax = \"proto3\"; message M { string a = 1; }");
        _directory.Write("new/a.proto", "syntax = \"proto3\"; message M { string a = 2; }");
        var protoc = _directory.Write("protoc", $"#!/bin/sh\nsleep 1.5\nexec '{ProtoCompiler.ProtocPath}' \"$@\"\n");
        File.SetUnixFileMode(protoc, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        _directory.Dispose();
        _bash.Dispose();
    }

    [TerminalFact]
    public void It_is_shown_while_people_wait_and_gone_before_the_report()
    {
        var output = InTerminal("protodiff check new --against old");

        Assert.Contains(Shown, output, StringComparison.Ordinal);
        var screen = Screen(output);
        Assert.StartsWith("new/a.proto:1:43: \e[", screen.Replace("\e[1m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("compiling", screen, StringComparison.Ordinal);
    }

    [TerminalFact]
    public void It_is_gone_before_an_error()
    {
        _directory.Write("new/a.proto", "syntax = \"proto3\"; message M { string a = 0; }");

        var output = InTerminal("protodiff check new --against old");

        Assert.Contains(Shown, output, StringComparison.Ordinal);
        Assert.StartsWith("protodiff: error: \"new\" does not compile", Screen(output), StringComparison.Ordinal);
    }

    [TerminalFact]
    public void The_report_can_go_elsewhere_meanwhile() => Assert.Contains(Shown, InTerminal("protodiff check new --against old > report"), StringComparison.Ordinal);

    [TerminalFact]
    public void A_file_does_not_hold_it()
    {
        Assert.DoesNotContain("compiling", InTerminal("protodiff check new --against old 2> errors"), StringComparison.Ordinal);
        Assert.Equal("", File.ReadAllText(Path.Combine(_directory.Path, "errors")));
    }

    [TerminalFact]
    public void In_a_CI_system_nobody_waits() => Assert.DoesNotContain("compiling", InTerminal("CI=true protodiff check new --against old"), StringComparison.Ordinal);

    [TerminalFact]
    public void A_dumb_terminal_is_left_alone() => Assert.DoesNotContain("compiling", InTerminal("TERM=dumb protodiff check new --against old"), StringComparison.Ordinal);

    [TerminalFact]
    public void What_is_compared_at_once_says_nothing()
    {
        foreach (var edition in new[] { "old", "new" })
            _directory.Write($"{edition}.binpb", ProtoCompiler.Compile(File.ReadAllText(Path.Combine(_directory.Path, edition, "a.proto"))));

        Assert.DoesNotContain("\r ", InTerminal("protodiff check new.binpb --against old.binpb"), StringComparison.Ordinal);
    }

    private string InTerminal(string command) => _bash.Run(
        _directory.Path,
        ["-c", "exec script --quiet --return --command \"$COMMAND\" /dev/null < /dev/null"],
        ("COMMAND", command),
        ("PROTODIFF_PROTOC", Path.Combine(_directory.Path, "protoc")),
        ("PROTODIFF_CACHE", "off"),
        ("TERM", "xterm"),
        ("CI", ""),
        ("TF_BUILD", "")).Output;

    /// <summary>What a terminal shows in the end: what comes after a carriage return covers what was there.</summary>
    private static string Screen(string output) => string.Join('\n', output.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line =>
    {
        List<char> shown = [];
        foreach (var part in line.Split('\r'))
        {
            shown.RemoveRange(0, Math.Min(part.Length, shown.Count));
            shown.InsertRange(0, part);
        }

        return string.Concat(shown).TrimEnd();
    }));
}

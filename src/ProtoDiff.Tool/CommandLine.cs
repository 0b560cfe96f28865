using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Commands;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>The `protodiff` command: parses the arguments, runs the subcommand, and turns every failure into one line and exit code 2.</summary>
internal static class CommandLine
{
    private static readonly NamedCommand[] Commands =
    [
        new(CheckCommand.Name, CheckCommand.Create),
        new(BreakingCommand.Name, BreakingCommand.Create),
        new(AcceptCommand.Name, AcceptCommand.Create),
        new(LogCommand.Name, LogCommand.Create),
        new(DumpCommand.Name, DumpCommand.Create),
        new(RulesCommand.Name, RulesCommand.Create),
        new(ConfigSchemaCommand.Name, ConfigSchemaCommand.Create),
        new("compile", CompileCommand.Create),
    ];

    public static int Run(string[] args)
    {
        if (args is [CheckCommand.Name or BreakingCommand.Name, ..])
            HeadStart.Begin(args);
        try
        {
            var parsed = Parse(args);
            return parsed.Errors is [var first, ..]
                ? Fail($"{OneLine(first.Message)}; see `{(parsed.CommandResult.Command is RootCommand ? "" : "protodiff ")}{parsed.CommandResult.Command.Name} --help`")
                : Invoke(parsed);
        }
        catch (SchemaException e)
        {
            return Fail(e.Message, e.Details);
        }
        catch (Exception e) when (e is ArgumentException or ConfigurationException or IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message);
        }
        catch (Exception e)
        {
            return Fail($"internal error, please report it: {e.GetType().Name}: {e.Message}");
        }
    }

    // To make all the commands, and their help, takes as long as a small comparison: where one is named, and no help asked for, it is made alone.
    private static ParseResult Parse(string[] args)
    {
        // A file name may start with "@": it is not a file of arguments.
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        if (args is [var name, ..] && !Array.Exists(args, IsHelp) && Array.Find(Commands, c => c.Name == name) is { } named)
            return named.Create().Parse(args[1..], configuration);
        return Root().Parse(args, configuration);
    }

    // Commands write for themselves, and need nothing of what is set up around an action. Help does.
    private static int Invoke(ParseResult parsed)
    {
        if (parsed is { Action: SynchronousCommandLineAction action, CommandResult.Parent: null })
            return action.Invoke(parsed);
        using var output = Terminal.Output();
        return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, Output = output, Error = output });
    }

    private static bool IsHelp(string argument) => argument is "--help" or "-h" or "/h" or "-?" or "/?";

    private static RootCommand Root()
    {
        var root = new RootCommand("Finds the changes of a Protobuf schema that break someone, before they are merged.");
        foreach (var command in Commands)
            root.Subcommands.Add(command.Create());
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private sealed record NamedCommand(string Name, Func<Command> Create);

    private static string OneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    // The form is the one that MSBuild reads as an error, so that a build shows it as such.
    private static int Fail(string message, IEnumerable<string>? details = null)
    {
        Terminal.WriteError([$"protodiff: error: {Printable.OneLine(message)}", .. (details ?? []).Select(d => $"  - {Printable.OneLine(d)}")]);
        return ExitCode.CouldNotTell;
    }
}

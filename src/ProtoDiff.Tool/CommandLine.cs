using System.CommandLine;
using System.CommandLine.Help;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Commands;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>The `protodiff` command: parses the arguments, runs the subcommand, and turns every failure into one line and exit code 2.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        try
        {
            // A file name may start with "@": it is not a file of arguments.
            var parsed = Root().Parse(args, new() { ResponseFileTokenReplacer = null });
            using var output = Terminal.Output();
            return parsed.Errors is [var first, ..]
                ? Fail($"{OneLine(first.Message)}; see `{(parsed.CommandResult.Command is RootCommand ? "" : "protodiff ")}{parsed.CommandResult.Command.Name} --help`")
                : parsed.Invoke(new() { EnableDefaultExceptionHandler = false, Output = output, Error = output });
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

    private static RootCommand Root()
    {
        var root = new RootCommand("Finds the changes of a Protobuf schema that break someone, before they are merged.")
        {
            CheckCommand.Create(),
            BreakingCommand.Create(),
            AcceptCommand.Create(),
            LogCommand.Create(),
            DumpCommand.Create(),
            RulesCommand.Create(),
            ConfigSchemaCommand.Create(),
            CompileCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    // The form is the one that MSBuild reads as an error, so that a build shows it as such.
    private static int Fail(string message, IEnumerable<string>? details = null)
    {
        Terminal.WriteError([$"protodiff: error: {Printable.OneLine(message)}", .. (details ?? []).Select(d => $"    {Printable.OneLine(d)}")]);
        return ExitCode.CouldNotTell;
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using Wirecheck.ProtoDiff.Tool.Commands;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>The `protodiff` command: parses the arguments, runs the subcommand, and turns every failure into one line and exit code 2.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        try
        {
            var parsed = Root().Parse(args);
            return parsed.Errors is [var first, ..]
                ? Fail($"{OneLine(first.Message)}; see `{(parsed.CommandResult.Command is RootCommand ? "" : "protodiff ")}{parsed.CommandResult.Command.Name} --help`")
                : parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is SchemaException or ArgumentException or IOException or UnauthorizedAccessException)
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
            RulesCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    // The form is the one that MSBuild reads as an error, so that a build shows it as such.
    private static int Fail(string message)
    {
        Console.Error.WriteLine($"protodiff: error: {message}");
        return ExitCode.CouldNotTell;
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>The usual help, and then command lines to copy.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command.Name;
        parseResult.InvocationConfiguration.Output.WriteLine(command switch
        {
            RulesCommand.Name => RulesCommand.Examples,
            BreakingCommand.Name => BreakingCommand.Examples,
            AcceptCommand.Name => AcceptCommand.Examples,
            LogCommand.Name => LogCommand.Examples,
            DumpCommand.Name => DumpCommand.Examples,
            ConfigSchemaCommand.Name => ConfigSchemaCommand.Examples,
            _ => CheckCommand.Examples,
        });
        return code;
    }
}

using System.CommandLine;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff rules`: the rules, one by one or all of them.</summary>
internal static class RulesCommand
{
    public const string Name = "rules";

    public const string Examples =
        """
        Examples:
          protodiff rules
          protodiff rules FIELD_RENUMBERED
          protodiff rules --format markdown > docs/protodiff/rules.md

        """;

    private static readonly Argument<string?> Id = new("ID")
    {
        Description = "A rule to explain; without it, all rules are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "Form of the list",
        HelpName = "text|markdown",
        DefaultValueFactory = _ => "text",
    }.AcceptOnlyFromAmong("text", "markdown");

    public static Command Create()
    {
        var command = new Command(Name, "Lists the rules, or explains one: what it finds, who breaks, what to do instead.") { Id, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        using var output = Terminal.Output();
        if (arguments.GetValue(Format) == "markdown")
            RulesMarkdown.Write(output);
        else if (arguments.GetValue(Id) is { } id)
            Explain(RuleTable.Find(id) ?? throw new ArgumentException($"there is no rule \"{id}\"; `protodiff rules` lists them"), output);
        else
            List(output);
        return ExitCode.Compatible;
    }

    private static void List(StreamWriter output)
    {
        var width = RuleTable.All.Max(r => r.Id.Length);
        var categoriesWidth = RuleTable.All.Max(r => Categories(r).Length);
        foreach (var rule in RuleTable.All)
            output.WriteLine($"{rule.Id.PadRight(width)}  {Categories(rule).PadRight(categoriesWidth)}  {rule.Finds}");
    }

    private static void Explain(Rule rule, StreamWriter output)
    {
        output.WriteLine(rule.Id);
        output.WriteLine($"  Categories  {Categories(rule)}{(rule.IsInBuf ? "" : "; not under --preset buf")}");
        output.WriteLine($"  Finds       {rule.Finds}");
        output.WriteLine($"  Who breaks  {rule.WhoBreaks}");
        output.WriteLine($"  Instead     {rule.Instead}");
    }

    private static string Categories(Rule rule) => string.Join(' ', CategoryNames.Of(rule.Categories.V2));
}

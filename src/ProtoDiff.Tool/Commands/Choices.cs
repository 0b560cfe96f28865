using System.CommandLine;
using System.CommandLine.Parsing;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>Options that take one of a few words, or lists of ids.</summary>
internal static class Choices
{
    /// <summary>An option that takes one of a few words, the first of which is the default.</summary>
    public static Option<string> Of(string name, string description, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', values),
            DefaultValueFactory = _ => values[0],
        };
        return option.AcceptOnlyFromAmong(values);
    }

    /// <summary>The option that names directories for imports.</summary>
    public static Option<string[]> ImportDirectories() => new("--proto-path", "-I")
    {
        Description = "Directory that imports start from, before those of buf.yaml and of project files; may repeat",
        HelpName = "DIR",
    };

    /// <summary>Refuses an option that does not exist: it would otherwise be taken for an input, and what it asks for be ignored.</summary>
    /// <exception cref="ArgumentException">The input looks like one.</exception>
    public static void RefuseOption(ParseResult arguments, string input, string command)
    {
        if (input.StartsWith('-') && input != FileInput.Standard && !arguments.Tokens.Any(t => t.Type == TokenType.DoubleDash))
            throw new ArgumentException($"Unrecognized option '{input}'; if it is an input, write ./{input}; see `protodiff {command} --help`");
    }

    /// <summary>Refuses to ask nothing: everything would pass.</summary>
    /// <exception cref="ArgumentException">No rule is selected.</exception>
    public static void RefuseNone(RuleSelection rules)
    {
        if (!rules.Rules.Any())
            throw new ArgumentException("no rules are left to check, and everything would pass; take something off what is excepted, or use other rules");
    }

    /// <summary>Whether a word was written, and is not the default.</summary>
    public static bool IsGiven(this ParseResult arguments, Option option) => arguments.GetResult(option) is { Implicit: false };

    /// <summary>Ids, separated by commas or given one by one, in whatever case.</summary>
    public static string[] Ids(string[]? values) =>
        [.. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(v => v.ToUpperInvariant())];

    public static Severity? SeverityOf(string name) => name switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => null,
    };
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>What a command in SQL does, as far as its text is in sight: of what is not, nothing is said.</summary>
internal static class SqlCommands
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex Insert = new(@"^\s*INSERT\s+INTO\s+(?<table>[\w.\[\]""`]+)\s*\((?<columns>[^)]*)\)\s*(?:OUTPUT\s+[^()]*)?VALUES", Options);

    /// <summary>An amount added to a column. How often a row was changed is not an amount.</summary>
    private static readonly Regex Increment = new(@"^\s*UPDATE\s+(?<table>[\w.\[\]""`]+)\s+SET\b.*?(?<column>\b(?!\w*(?:version|revision)\b)\w+)\s*=\s*(?:\w+\.)?\k<column>\s*[+-]", Options | RegexOptions.Singleline);

    /// <summary>Words of inserts and updates that do nothing, or the same, the second time; and of texts that hold more than one command.</summary>
    private static readonly Regex Conditional = new(@"\bON\s+CONFLICT\b|\bON\s+DUPLICATE\b|\bINSERT\s+(?:OR\s+)?IGNORE\b|\bMERGE\b|\bEXISTS\b|\bREPLACE\s+INTO\b|;\s*\w", Options);

    /// <summary>An update with two conditions: of the row, and of the state that it has to be in.</summary>
    private static readonly Regex FromState = new(@"\bWHERE\b.*\bAND\b", Options | RegexOptions.Singleline);

    /// <summary>Columns whose value may come with the message and be unique: of the row itself, and of messages.</summary>
    private static readonly Regex Key = new(@"(?:^|[,\s\[""`])(?:id|uuid|guid|key|\w*key|(?:message|event|request|command|correlation|dedup\w*|idempotency|transaction|external)_?\w*)(?:$|[,\s\]""`])", Options);

    private static readonly Regex Selects = new(@"^\s*(?:SELECT|WITH|EXEC)\b", Options);

    /// <summary>What a command means.</summary>
    /// <param name="call">The call that runs it.</param>
    /// <param name="text">Its text, null where that is out of sight.</param>
    /// <param name="model">The compilation.</param>
    /// <returns>A write that doubles, a guard where its result says if it did anything, or null.</returns>
    public static Fact? Executed(IInvocationOperation call, IOperation? text, CommunicationModel model)
    {
        if (TextOf(text, model) is not { } sql) return new Guard(call, GuardedWhen.Always);
        if (Increment.Match(sql) is { Success: true } increment && !Conditional.IsMatch(sql) && !FromState.IsMatch(sql)) return new StoreWrite(call, $"change '{Name(increment)}.{increment.Groups["column"].Value}' by an amount");
        if (Insert.Match(sql) is { Success: true } insert && !Conditional.IsMatch(sql)) return IsKeyed(insert, call) ? null : new StoreWrite(call, $"insert into '{Name(insert)}'");

        return new Guard(call, GuardedWhen.Always);
    }

    /// <summary>What a question means.</summary>
    public static Fact? Asked(IInvocationOperation call, IOperation? text, LookupResult result, CommunicationModel model) => TextOf(text, model) switch
    {
        { } sql when !Selects.IsMatch(sql) => Executed(call, text, model),
        _ => new Lookup(call, result),
    };

    /// <summary>The text, if all of it is known: a hole may hold anything.</summary>
    private static string? TextOf(IOperation? text, CommunicationModel model) => text is not null && Text.Of(text, model) is { IsWhole: true, Known: { Length: > 0 } known } ? known : null;

    private static string Name(Match command) => command.Groups["table"].Value.Trim('[', ']', '"', '`');

    /// <summary>Whether a key may come with the message: a column that may be one, unless an id is drawn for it here.</summary>
    private static bool IsKeyed(Match insert, IInvocationOperation call)
    {
        var columns = insert.Groups["columns"].Value;
        var table = Name(insert);
        var own = table.Substring(table.LastIndexOf('.') + 1).TrimEnd('s');
        return (Key.IsMatch(columns) || Regex.IsMatch(columns, @"\b" + Regex.Escape(own) + "_?id\\b", Options)) && !NewIds.IsGivenTo(call);
    }
}

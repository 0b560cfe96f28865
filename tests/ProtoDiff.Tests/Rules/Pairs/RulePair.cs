using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Two versions of a tiny schema, and where one rule finds something in them: nowhere, for most.</summary>
/// <param name="Rule">Id of the rule, the only one that is asked.</param>
/// <param name="Previous">Files as they were.</param>
/// <param name="Current">Files as they are.</param>
/// <param name="Places">Each finding as <c>path:line:column</c>.</param>
internal sealed record RulePair(string Rule, (string Name, string Text)[] Previous, (string Name, string Text)[] Current, string[] Places)
{
    public const string File = "a.proto";

    /// <summary>Two bodies of message M, from line 4 on, each in the same syntax. Places are lines and columns.</summary>
    public static RulePair Body(string rule, string syntax, string previous, string current, params string[] places) =>
        Text(rule, Message(syntax, previous), Message(syntax, current), places);

    /// <summary>The same body of message M, from line 4 on, below two headers that fill line 1.</summary>
    public static RulePair Header(string rule, string previous, string current, string body, params string[] places) =>
        Text(rule, Message(previous, body), Message(current, body), places);

    /// <summary>Two versions of the declarations of a file, from line 3 on, in proto3.</summary>
    public static RulePair Top(string rule, string previous, string current, params string[] places) =>
        Text(rule, $"{Proto3}\npackage p;\n{previous}\n", $"{Proto3}\npackage p;\n{current}\n", places);

    /// <summary>Two versions of a whole file, which has its package on a line of its own.</summary>
    public static RulePair Text(string rule, string previous, string current, params string[] places) =>
        new(rule, [(File, previous)], [(File, current)], [.. places.Select(p => $"{File}:{p}")]);

    /// <summary>Two versions of several files, each of which has its package on a line of its own. Places have their paths.</summary>
    public static RulePair Files(string rule, (string, string)[] previous, (string, string)[] current, params string[] places) =>
        new(rule, previous, current, places);

    public override string ToString() => $"{Rule} {string.Join(" | ", Previous.Select(f => f.Text))} -> {string.Join(" | ", Current.Select(f => f.Text))}".ReplaceLineEndings(" ");

    private static string Message(string syntax, string body) => $"{syntax}\npackage p;\nmessage M {{\n{body}\n}}\n";
}

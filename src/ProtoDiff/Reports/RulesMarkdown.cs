using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>The page about the rules, written from the rules.</summary>
public static class RulesMarkdown
{
    /// <summary>Writes docs/protodiff/rules.md.</summary>
    public static void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(
            """
            # Rules

            <!-- Written by `protodiff rules --format markdown` from src/ProtoDiff/Rules; do not edit. -->

            A category is a set of rules, and says what you want to keep: FILE (the default) and PACKAGE generated source code, WIRE_JSON data in
            both formats, WIRE data in the binary format, CSR contracts in a schema registry. `--use` and `--except` take ids of either.


            """.ReplaceLineEndings("\n"));
        output.Write("| rule | categories | finds |\n|---|---|---|\n");
        foreach (var rule in RuleTable.All)
            output.Write($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {CategoriesOf(rule)} | {rule.Finds} |\n");
        foreach (var rule in RuleTable.All)
        {
            output.Write($"\n## {rule.Id}\n\n{rule.Finds}\n\n");
            output.Write($"- Categories: {CategoriesOf(rule)}{(rule.IsInBuf ? "" : "; not under `--preset buf`")}\n");
            output.Write($"- Who breaks: {rule.WhoBreaks}\n");
            output.Write($"- Instead: {rule.Instead}\n");
        }
    }

    private static string CategoriesOf(Rule rule) => string.Join(", ", CategoryNames.Of(rule.Categories.V2));
}

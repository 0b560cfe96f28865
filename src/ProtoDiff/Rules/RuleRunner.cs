using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Asks every selected rule about every pair it is about.</summary>
internal static class RuleRunner
{
    public static List<PendingFinding> Run(SchemaPairs pairs, RuleSelection selection)
    {
        List<PendingFinding> findings = [];
        var recognisesRenumbering = selection.Includes(FieldRenumbered.Rule);
        foreach (var rule in selection.Rules)
        {
            var context = new RuleContext(rule, pairs, recognisesRenumbering, findings);
            Ask(context, rule.Messages, pairs.Messages);
            Ask(context, rule.Fields, pairs.Fields);
            Ask(context, rule.RenumberedFields, pairs.RenumberedFields);
            Ask(context, rule.Enums, pairs.Enums);
            Ask(context, rule.Services, pairs.Services);
        }

        return findings;
    }

    private static void Ask<T>(RuleContext context, Check<T>? check, IReadOnlyList<Pair<T>> pairs)
        where T : SchemaElement
    {
        if (check is null)
            return;
        foreach (var (previous, current) in pairs)
            check(context, previous, current);
    }
}

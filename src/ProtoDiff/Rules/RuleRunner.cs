using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Asks every selected rule about every pair it is about.</summary>
internal static class RuleRunner
{
    public static List<PendingFinding> Run(SchemaPairs pairs, RuleSelection selection)
    {
        List<PendingFinding> findings = [];
        (Rule Rule, RuleContext Context)[] asked = [.. selection.Rules.Select(r => (r, new RuleContext(r, pairs, selection, findings)))];

        HashSet<Pair<FieldSchema>> retyped = [];
        foreach (var (rule, context) in asked)
            Ask(context, rule.Numbers, pairs.Fields, findings, retyped);
        var fields = selection.Preset == Preset.Buf
            ? pairs.Fields
            : [.. pairs.Fields.Where(p => !IsAnotherField(p, retyped, pairs, selection))];

        foreach (var (rule, context) in asked)
        {
            rule.Schemas?.Invoke(context);
            Ask(context, rule.Files, pairs.Files);
            Ask(context, rule.Messages, pairs.Messages);
            Ask(context, rule.Fields, fields);
            Ask(context, rule.RenumberedFields, pairs.RenumberedFields);
            Ask(context, rule.Enums, pairs.Enums);
            Ask(context, rule.Services, pairs.Services);
            Ask(context, rule.Methods, pairs.Methods);
        }

        return findings;
    }

    /// <summary>
    /// Whether a number was given to another field, and a finding says so: the two have nothing more to do with each other, and every
    /// further difference between them would be noise.
    /// </summary>
    private static bool IsAnotherField(Pair<FieldSchema> pair, HashSet<Pair<FieldSchema>> retyped, SchemaPairs pairs, RuleSelection selection) =>
        pair.Previous.Name != pair.Current.Name
        && (retyped.Contains(pair) || (selection.Includes(FieldRenumbered.Rule) && (pairs.IsRenumbered(pair.Previous) || pairs.IsRenumbered(pair.Current))));

    private static void Ask<T>(
        RuleContext context, Check<T>? check, IReadOnlyList<Pair<T>> pairs, List<PendingFinding>? findings = null, HashSet<Pair<T>>? found = null)
        where T : class, IDeclared
    {
        if (check is null)
            return;
        foreach (var pair in pairs)
        {
            var before = findings?.Count;
            context.Against = pair.Previous.File;
            check(context, pair.Previous, pair.Current);
            if (findings?.Count > before)
                found?.Add(pair);
        }
    }
}

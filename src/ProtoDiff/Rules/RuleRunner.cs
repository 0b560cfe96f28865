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
        var asked = new List<RuleContext>(selection.Rules.Select(r => new RuleContext(r, pairs, selection, findings)));

        HashSet<Pair<FieldSchema>> retyped = [];
        Ask(asked, r => r.Numbers, pairs.Fields, findings, retyped);
        var fields = selection.Preset == Preset.Buf
            ? pairs.Fields
            : [.. pairs.Fields.Where(p => !IsAnotherField(p, retyped, pairs, selection))];

        foreach (var context in asked)
        {
            context.Subject = default;
            context.Rule.Schemas?.Invoke(context);
        }

        Ask(asked, r => r.Files, pairs.Files);
        Ask(asked, r => r.Messages, pairs.Messages);
        Ask(asked, r => r.Fields, fields);
        Ask(asked, r => r.RenumberedFields, pairs.RenumberedFields);
        Ask(asked, r => r.Enums, pairs.Enums);
        Ask(asked, r => r.Services, pairs.Services);
        Ask(asked, r => r.Methods, pairs.Methods);
        return findings;
    }

    /// <summary>
    /// Whether a number was given to another field, and a finding says so: the two have nothing more to do with each other, and every
    /// further difference between them would be noise.
    /// </summary>
    private static bool IsAnotherField(Pair<FieldSchema> pair, HashSet<Pair<FieldSchema>> retyped, SchemaPairs pairs, RuleSelection selection) =>
        pair.Previous.Name != pair.Current.Name
        && (retyped.Contains(pair) || (selection.Includes(FieldRenumbered.Rule) && (pairs.IsRenumbered(pair.Previous) || pairs.IsRenumbered(pair.Current))));

    // Every rule about one pair before the next pair: while it is at hand, and in the order that costs least when there are many.
    private static void Ask<T>(
        List<RuleContext> asked, Func<Rule, Check<T>?> about, IReadOnlyList<Pair<T>> pairs, List<PendingFinding>? findings = null, HashSet<Pair<T>>? found = null)
        where T : class, IDeclared
    {
        var contexts = asked.FindAll(c => about(c.Rule) is not null);
        Check<T>[] checks = [.. contexts.Select(c => about(c.Rule)!)];
        foreach (var pair in pairs)
        {
            var before = findings?.Count;
            for (var i = 0; i < checks.Length; i++)
            {
                contexts[i].Against = pair.Previous.File;
                contexts[i].Subject = (pair.Previous, pair.Current);
                checks[i](contexts[i], pair.Previous, pair.Current);
            }

            if (findings?.Count > before)
                found?.Add(pair);
        }
    }
}

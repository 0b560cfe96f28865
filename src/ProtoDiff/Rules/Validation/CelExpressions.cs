using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>Constraints in the Common Expression Language (buf.validate.Rule). Whether one refuses what another does cannot be told; that one is new can.</summary>
internal static class CelExpressions
{
    private const int Expression = 3;

    /// <summary>The expressions of a message of constraints, each as a schema writes it, and where it stands in the message.</summary>
    /// <param name="rules">The message.</param>
    /// <param name="cel">Its field of rules.</param>
    /// <param name="celExpression">Its field of bare expressions.</param>
    public static Dictionary<string, int[]> Of(OptionMessage rules, int cel, int celExpression)
    {
        Dictionary<string, int[]> expressions = new(StringComparer.Ordinal);
        foreach (var (i, rule) in rules.Messages(cel).Index())
            expressions.TryAdd($"cel: {rule.Text(Expression)}", [cel, i]);
        foreach (var (i, bare) in ConstraintValues.Text.All(rules, celExpression).Index())
            expressions.TryAdd($"cel: {bare.Text}", [celExpression, i]);
        return expressions;
    }

    /// <summary>Whether every expression is still there. One that is gone may have come back in another form.</summary>
    public static bool AreKept(Dictionary<string, int[]> before, Dictionary<string, int[]> after) => before.Keys.All(after.ContainsKey);
}

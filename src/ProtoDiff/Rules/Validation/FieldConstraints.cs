using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>What protovalidate demands of one field, or of the items, keys or values of one (buf.validate.FieldRules).</summary>
internal sealed class FieldConstraints
{
    private const int Extension = 1159;
    private const int Cel = 23;
    private const int Required = 25;
    private const int Ignore = 27;
    private const int CelExpression = 29;
    private const ulong IgnoreIfZeroValue = 1;
    private const ulong IgnoreAlways = 3;
    private static readonly int[] TypeNumbers = [.. ConstraintTable.Types.Select(t => t.Number)];

    private readonly FieldSchema _field;
    private readonly OptionMessage _rules;
    private readonly string _path;
    private readonly int[] _option;
    private readonly ConstrainedType? _type;

    private FieldConstraints(FieldSchema field, OptionMessage rules, string path, int[] option)
    {
        (_field, _rules, _path, _option) = (field, rules, path, option);
        _type = Array.Find(ConstraintTable.Types, t => t.Number == rules.LastOf(TypeNumbers));
    }

    /// <summary>The constraints of a field; null when it has none, or says that they do not count.</summary>
    public static FieldConstraints? Of(FieldSchema field) =>
        field.Options.Length > 0 && OptionMessage.Of(field).Message(Extension) is { } rules && !IsIgnored(rules) ? new(field, rules, "", [Extension]) : null;

    /// <summary>What these constraints refuse and others did not.</summary>
    /// <param name="before">The constraints as they were; null when there were none.</param>
    public IEnumerable<Tightening> TighterThan(FieldConstraints? before)
    {
        // What an expression or a pattern refused that is gone now, nobody knows: what came in its place may well refuse less.
        var isReplaced = before is not null
            && ((before._type is { } other && other != _type) || !CelExpressions.AreKept(before.Expressions(), Expressions()) || (before.HasPattern() && !HasPattern()));
        if (isReplaced)
            return [];
        return [.. Presence(before), .. NewExpressions(before), .. OfType(before, WireLimits.Depth)];
    }

    /// <summary>What refuses the value that the field has in messages written without it; null when nothing surely does.</summary>
    public Tightening? RefusalOfDefault()
    {
        if (IsOn(Required))
            return At("", [Required], "", "required: true");
        if (_field.HasPresence || _rules.Number(Ignore) == IgnoreIfZeroValue || _type is not { } type || _rules.Message(type.Number) is not { } rules)
            return null;
        return Array.Find(type.Constraints, c => c.RefusesDefault(type.Values, rules)) is { } constraint
            ? At(type.Name, [type.Number, constraint.Written(rules)], "", constraint.Describe(type.Values, rules))
            : null;
    }

    private IEnumerable<Tightening> Presence(FieldConstraints? before)
    {
        var refused = before?.RefusalOfDefault() is not null;
        if (IsOn(Required) && before?.IsOn(Required) != true && !(refused && !_field.HasPresence))
            yield return At("", [Required], "", "required: true");
        else if (!refused && before?._rules.Number(Ignore) == IgnoreIfZeroValue && _rules.Number(Ignore) is null or 0 && RefusalOfDefault() is not null)
            yield return At("", [Ignore], "ignore: IGNORE_IF_ZERO_VALUE", "");
    }

    private IEnumerable<Tightening> NewExpressions(FieldConstraints? before)
    {
        var known = before?.Expressions();
        return Expressions().Where(e => known?.ContainsKey(e.Key) != true).Select(e => At("", e.Value, "", e.Key));
    }

    private IEnumerable<Tightening> OfType(FieldConstraints? before, int depth)
    {
        if (_type is not { } type || _rules.Message(type.Number) is not { } rules || depth == 0)
            return [];
        var was = before?._rules.Message(type.Number);
        var passed = type.Choice?.Passing(type.Values, was);
        var own = type.Constraints
            .Where(c => c.IsTighter(type.Values, was, rules, passed))
            .Select(c => At(type.Name, [type.Number, c.Written(rules)], c.Describe(type.Values, was), c.Describe(type.Values, rules)));
        return own.Concat(type.Nested.SelectMany(n => Inside(rules, type, n) is { } now ? now.Within(was is null ? null : Inside(was, type, n), depth - 1) : []));
    }

    // Whether an item is there at all is no question.
    private IEnumerable<Tightening> Within(FieldConstraints? before, int depth) =>
        before is not null && before.HasPattern() && !HasPattern() ? [] : [.. NewExpressions(before), .. OfType(before, depth)];

    private FieldConstraints? Inside(OptionMessage rules, ConstrainedType type, (int Number, string Name) nested) =>
        rules.Message(nested.Number) is { } inner && !IsIgnored(inner)
            ? new(_field, inner, $"{Join(_path, type.Name)}.{nested.Name}", [.. _option, type.Number, nested.Number])
            : null;

    private Dictionary<string, int[]> Expressions() => CelExpressions.Of(_rules, Cel, CelExpression);

    private bool HasPattern() => _type?.Pattern is { } pattern && pattern.Describe(_type.Values, _rules.Message(_type.Number)).Length > 0;

    private bool IsOn(int flag) => _rules.Number(flag) is not (null or 0);

    private static bool IsIgnored(OptionMessage rules) => rules.Number(Ignore) == IgnoreAlways;

    private Tightening At(string name, int[] option, string was, string now) => new(Join(_path, name), [.. _option, .. option], was, now);

    private static string Join(string path, string name) => path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";
}

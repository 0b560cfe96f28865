using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>Something that messages of constraints say in one or several fields, and when it lets less through than it did.</summary>
/// <param name="Fields">The numbers of the fields, and their names.</param>
internal abstract record Constraint(params (int Number, string Name)[] Fields)
{
    /// <summary>Whether a value that passed may not pass any more. What cannot be told is no.</summary>
    /// <param name="values">How values are written.</param>
    /// <param name="before">The constraints as they were; null when there were none.</param>
    /// <param name="after">The constraints as they are.</param>
    /// <param name="passed">The only values that passed, when they were listed; else null.</param>
    public abstract bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed);

    /// <summary>Whether the value of a field that is not set does not pass. What cannot be told is no.</summary>
    public abstract bool RefusesDefault(ConstraintValues values, OptionMessage rules);

    /// <summary>The number of one of the fields that is set.</summary>
    public int Written(OptionMessage rules) => rules.LastOf([.. Fields.Select(f => f.Number)]);

    /// <summary>The fields as a schema writes them; empty when none is set.</summary>
    public virtual string Describe(ConstraintValues values, OptionMessage? rules) =>
        string.Join(", ", Fields.SelectMany(f => values.All(rules, f.Number) is { Length: > 0 } all ? new[] { $"{f.Name}: {Show(values, all)}" } : []));

    protected static string Show(ConstraintValues values, ConstraintValue[] all)
    {
        var texts = all.Select(v => values == ConstraintValues.Text || values == ConstraintValues.Bytes ? $"\"{v.Text}\"" : v.Text);
        return all.Length == 1 ? texts.First() : $"[{string.Join(", ", texts)}]";
    }
}

/// <summary>Bounds of a number, or of a length. Where the lower one is above the upper one, the values between them are the ones refused.</summary>
internal sealed record Bounds(int AtLeast, int Above, int AtMost, int Below, int Exactly, bool IsLength, params (int Number, string Name)[] Fields) : Constraint(Fields)
{
    public override bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed)
    {
        var now = Passing(values, after);
        if (passed is not null)
            return !IsLength && Array.Exists(passed, p => !now.Exists(i => i.Holds(p.Order)));
        return Passing(values, before).Exists(was => !now.Exists(i => i.Holds(was)));
    }

    public override bool RefusesDefault(ConstraintValues values, OptionMessage rules) => !Passing(values, rules).Exists(i => i.Holds(0));

    public override string Describe(ConstraintValues values, OptionMessage? rules) => base.Describe(Measured(values), rules);

    private List<Interval> Passing(ConstraintValues values, OptionMessage? rules)
    {
        values = Measured(values);
        var exactly = values.Last(rules, Exactly)?.Order;
        var (atLeast, above) = (exactly ?? values.Last(rules, AtLeast)?.Order, values.Last(rules, Above)?.Order);
        var (atMost, below) = (exactly ?? values.Last(rules, AtMost)?.Order, values.Last(rules, Below)?.Order);
        var low = atLeast ?? above + 1 ?? values.Lowest;
        var high = atMost ?? below - 1 ?? values.Highest;
        return (atMost ?? below) < (atLeast ?? above) ? [new(values.Lowest, high), new(low, values.Highest)] : low <= high ? [new(low, high)] : [];
    }

    private ConstraintValues Measured(ConstraintValues values) => IsLength ? ConstraintValues.UInt64 : values;

    private readonly record struct Interval(Int128 Low, Int128 High)
    {
        public bool Holds(Int128 value) => Low <= value && value <= High;

        public bool Holds(Interval other) => Low <= other.Low && other.High <= High;
    }
}

/// <summary>The values that pass, one or several.</summary>
internal sealed record Choice(int Const, int In) : Constraint((Const, "const"), (In, "in"))
{
    public override bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed) =>
        Passing(values, after) is { } now && (passed is null || passed.Except(now).Any());

    public override bool RefusesDefault(ConstraintValues values, OptionMessage rules) => Passing(values, rules) is { } now && !now.Contains(values.Default);

    /// <summary>The only values that pass; null when none are listed.</summary>
    public ConstraintValue[]? Passing(ConstraintValues values, OptionMessage? rules)
    {
        var listed = values.All(rules, In);
        if (values.Last(rules, Const) is { } only)
            return listed.Length == 0 || listed.Contains(only) ? [only] : [];
        return listed.Length > 0 ? listed : null;
    }
}

/// <summary>The values that do not pass.</summary>
internal sealed record Exclusion(int NotIn) : Constraint((NotIn, "not_in"))
{
    public override bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed)
    {
        var refused = values.All(after, NotIn).Except(values.All(before, NotIn));
        return passed is null ? refused.Any() : refused.Intersect(passed).Any();
    }

    public override bool RefusesDefault(ConstraintValues values, OptionMessage rules) => values.All(rules, NotIn).Contains(values.Default);
}

/// <summary>A demand that is made or not.</summary>
internal sealed record Flag(int Number, string Name) : Constraint((Number, Name))
{
    public override bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed) =>
        passed is null && after.Number(Number) is not (null or 0) && before?.Number(Number) is null or 0;

    public override bool RefusesDefault(ConstraintValues values, OptionMessage rules) => false;

    public override string Describe(ConstraintValues values, OptionMessage? rules) => rules?.Number(Number) is not (null or 0) ? $"{Name}: true" : "";
}

/// <summary>A demand on text.</summary>
/// <param name="Number">The field.</param>
/// <param name="Name">Its name.</param>
/// <param name="Implies">Whether the demand as it was, the first, implies the demand as it is; true where that cannot be told.</param>
/// <param name="Refuses">Whether it refuses the empty text.</param>
internal sealed record TextDemand(int Number, string Name, Func<string, string, bool> Implies, bool Refuses) : Constraint((Number, Name))
{
    public override bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed) =>
        passed is null && Text(after, values) is { Length: > 0 } now && !(Text(before, values) is { Length: > 0 } was && Implies(was, now));

    public override bool RefusesDefault(ConstraintValues values, OptionMessage rules) => Refuses && Text(rules, values) is { Length: > 0 };

    private string? Text(OptionMessage? rules, ConstraintValues values) => values.Last(rules, Number)?.Text;
}

/// <summary>A well-known form of text, of which only one can be demanded.</summary>
/// <param name="Forms">The fields; with each the forms that are cases of it.</param>
internal sealed record WellKnownForm(params (int Number, string Name, int[] Cases)[] Forms) : Constraint([.. Forms.Select(f => (f.Number, f.Name))])
{
    /// <summary>The form that the empty text has, too.</summary>
    public required int OfEmpty { get; init; }

    public override bool IsTighter(ConstraintValues values, OptionMessage? before, OptionMessage after, ConstraintValue[]? passed) =>
        passed is null && Demanded(after) is { Number: not 0 } now && Demanded(before).Number is var was && was != now.Number && !now.Cases.Contains(was);

    public override bool RefusesDefault(ConstraintValues values, OptionMessage rules) => Demanded(rules).Number is not 0 and var form && form != OfEmpty;

    public override string Describe(ConstraintValues values, OptionMessage? rules) => Demanded(rules) is { Number: not 0 } form ? $"{form.Name}: true" : "";

    private (int Number, string Name, int[] Cases) Demanded(OptionMessage? rules) =>
        rules?.LastOf([.. Forms.Select(f => f.Number)]) is { } field && rules.Number(field) is not (null or 0) ? Array.Find(Forms, f => f.Number == field) : default;
}

using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>One question to a pair of schemas. A rule is data: everything the command, the reports and the documentation say of it is here.</summary>
public sealed record Rule
{
    /// <summary>Upper snake case, such as <c>FIELD_SAME_TYPE</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The categories it is in.</summary>
    public required RuleCategories Categories { get; init; }

    /// <summary>Whether <c>buf breaking</c> has it too. The others are left out by <see cref="Policy.Preset.Buf"/>.</summary>
    public bool IsInBuf { get; init; } = true;

    /// <summary>
    /// Ids of rules of <c>buf breaking</c> that say the same in more findings, or less exactly. Where this one is asked they leave it the word;
    /// whoever excepts one of them does not want to hear it from this one either.
    /// </summary>
    public IReadOnlyList<string> InsteadOf { get; init; } = [];

    /// <summary>How much its findings matter.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>What its findings say happened.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>When it finds something, in one sentence.</summary>
    public required string Finds { get; init; }

    /// <summary>Who breaks, and how.</summary>
    public required string WhoBreaks { get; init; }

    /// <summary>How to evolve the schema instead.</summary>
    public required string Instead { get; init; }

    /// <summary>The check on the schemas as wholes: for what has no counterpart to be paired with.</summary>
    internal Action<RuleContext>? Schemas { get; init; }

    /// <summary>Whether that check looks into files that are gone, which are not parsed for their names alone.</summary>
    internal bool NeedsDeleted { get; init; }

    /// <summary>The check on each file that both sides have.</summary>
    internal Check<FileSchema>? Files { get; init; }

    /// <summary>The check on each message that both sides have.</summary>
    internal Check<MessageSchema>? Messages { get; init; }

    /// <summary>The check on each number that fields or extensions of both sides have, be it for another field.</summary>
    internal Check<FieldSchema>? Numbers { get; init; }

    /// <summary>
    /// The check on each field and extension that both sides have under one number. It is not asked about a number that is reported to
    /// carry another field now.
    /// </summary>
    internal Check<FieldSchema>? Fields { get; init; }

    /// <summary>The check on each field and extension that moved to another number.</summary>
    internal Check<FieldSchema>? RenumberedFields { get; init; }

    /// <summary>The check on each enum that both sides have.</summary>
    internal Check<EnumSchema>? Enums { get; init; }

    /// <summary>The check on each service that both sides have.</summary>
    internal Check<ServiceSchema>? Services { get; init; }

    /// <summary>The check on each RPC that both sides have.</summary>
    internal Check<MethodSchema>? Methods { get; init; }

    /// <inheritdoc/>
    public bool Equals(Rule? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

/// <summary>Looks at one element, or one file, as it was and as it is, and reports what breaks.</summary>
internal delegate void Check<in T>(RuleContext context, T previous, T current)
    where T : class, IDeclared;

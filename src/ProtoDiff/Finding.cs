using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff;

/// <summary>One change that breaks someone.</summary>
public sealed record Finding
{
    internal static readonly IReadOnlyList<string> NoBaselines = [];

    /// <summary>Id of the rule, such as <c>FIELD_SAME_TYPE</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>
    /// The current file it is in: from the directory of the schema, else, where there is none, as other files import it; with slashes. Empty when what
    /// it is about has no file any more.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Line it starts on, from 1; 1 when the set has no source info.</summary>
    public required int StartLine { get; init; }

    /// <summary>Column it starts on, from 1; 1 when the set has no source info.</summary>
    public required int StartColumn { get; init; }

    /// <summary>Line it ends on, from 1.</summary>
    public required int EndLine { get; init; }

    /// <summary>Column after its last character, from 1.</summary>
    public required int EndColumn { get; init; }

    /// <summary>What changed and what that does to whom, in one or two sentences.</summary>
    public required string Message { get; init; }

    /// <summary>What to do instead.</summary>
    public required string Advice { get; init; }

    /// <summary>What happened to the element.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>Who breaks.</summary>
    public required Breaks Breaks { get; init; }

    /// <summary>Full name of the element, without a leading dot.</summary>
    public required string Element { get; init; }

    /// <summary>
    /// What proves it; null unless <see cref="ComparisonOptions.Explain"/> asks for it, and where nothing was found, as for what breaks source code only.
    /// </summary>
    public Witness? Witness { get; init; }

    /// <summary>16 hexadecimal digits that stay the same while the same element breaks in the same way, wherever it stands in its file.</summary>
    public required string Fingerprint { get; init; }

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fingerprint);

    /// <summary>What people call the previous schemas that it breaks with: one, unless several were compared with.</summary>
    public IReadOnlyList<string> Against { get; init; } = NoBaselines;

    /// <summary>How the break is accepted; null when it is not.</summary>
    public Acceptance? Acceptance { get; init; }

    /// <summary>The package of the file it is in, or was in; empty when that has none.</summary>
    public string Package { get; init; } = "";

    /// <summary>How the element was declared, as a line of a .proto file; null when it was not, or reads as it does now.</summary>
    public string? Before => Subject.Declarations(Element).Before;

    /// <summary>How the element is declared now, as a line of a .proto file; null when it is not, or reads as it did.</summary>
    public string? After => Subject.Declarations(Element).After;

    /// <summary>What was looked at when it was found.</summary>
    internal ChangedElement Subject { get; init; }
}

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// What a finding is about, or what holds that, on both sides. It tells no findings apart: the same break held against two baselines is one.
/// </summary>
/// <param name="previous">How it was; null where a rule looks at the schemas as wholes.</param>
/// <param name="current">How it is.</param>
internal readonly struct ChangedElement(IDeclared? previous, IDeclared? current) : IEquatable<ChangedElement>
{
    /// <summary>How an element was declared, and is: nothing where it was not, or is not any more; nothing at all when that reads the same.</summary>
    public (string? Before, string? After) Declarations(string fullName)
    {
        var (before, after) = (Text(previous, fullName), Text(current, fullName));
        return before == after ? default : (before, after);
    }

    /// <inheritdoc/>
    public bool Equals(ChangedElement other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ChangedElement;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    // A rule that looks for what is gone looks at what held it.
    private static string? Text(IDeclared? declared, string fullName)
    {
        IEnumerable<SchemaElement> parts = declared switch
        {
            MessageSchema message => [.. message.Fields, .. message.Oneofs],
            EnumSchema type => type.Values,
            ServiceSchema service => service.Methods,
            _ => [],
        };
        var element = parts.FirstOrDefault(p => p.FullName == fullName) ?? declared as SchemaElement;
        return element is null ? null : DeclarationText.Of(element);
    }
}

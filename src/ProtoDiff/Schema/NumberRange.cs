namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// A range of field or enum value numbers, both ends inclusive. Descriptors write the ends of message ranges exclusive and those
/// of enum ranges inclusive (descriptor.proto); the reader takes that difference away.
/// </summary>
internal sealed record NumberRange(int Start, int End)
{
    public bool Contains(int number) => Start <= number && number <= End;
}

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>The varint before each value: field number and wire type in one.</summary>
internal readonly struct WireTag
{
    private const int TypeBits = 3;

    /// <summary>Splits a tag, refusing those that no writer produces: number 0, numbers above 2^29 - 1, wire types 6 and 7.</summary>
    public WireTag(ulong tag)
    {
        Type = (WireType)(tag & 0x7);
        Field = (int)(tag >> TypeBits);
        if (tag > uint.MaxValue || Field == 0 || Type > WireType.Fixed32)
            throw new MalformedException($"0x{tag:X} is not a field tag");
    }

    public int Field { get; }

    public WireType Type { get; }

    public void Deconstruct(out int field, out WireType type) => (field, type) = (Field, Type);
}

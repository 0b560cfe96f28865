namespace Wirecheck.ProtoDiff.Sources;

/// <summary>The varint before each value: field number and wire type in one.</summary>
internal static class WireTag
{
    private const int TypeBits = 3;

    /// <summary>Splits a tag, refusing those that no writer produces: number 0, numbers above 2^29 - 1, wire types 6 and 7.</summary>
    public static (int Field, WireType Type) Split(ulong tag)
    {
        var type = (WireType)(tag & 0x7);
        var field = tag >> TypeBits;
        if (tag > uint.MaxValue || field == 0 || type > WireType.Fixed32)
            throw new MalformedException($"0x{tag:X} is not a field tag");
        return ((int)field, type);
    }
}

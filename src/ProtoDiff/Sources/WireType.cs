namespace Wirecheck.ProtoDiff.Sources;

/// <summary>How a field's value is delimited on the wire: the low three bits of its tag (protobuf.dev, "Encoding").</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Length = 2,
    StartGroup = 3,
    EndGroup = 4,
    Fixed32 = 5,
}

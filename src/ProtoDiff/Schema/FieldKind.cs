namespace Wirecheck.ProtoDiff.Schema;

/// <summary>The type of a field, with the numbers of FieldDescriptorProto.Type in descriptor.proto.</summary>
internal enum FieldKind
{
    /// <summary>Left out by the writer of the descriptor: a message or an enum, to be told apart by its name.</summary>
    Unspecified = 0,
    Double = 1,
    Float = 2,
    Int64 = 3,
    UInt64 = 4,
    Int32 = 5,
    Fixed64 = 6,
    Fixed32 = 7,
    Bool = 8,
    String = 9,
    Group = 10,
    Message = 11,
    Bytes = 12,
    UInt32 = 13,
    Enum = 14,
    SFixed32 = 15,
    SFixed64 = 16,
    SInt32 = 17,
    SInt64 = 18,
}

using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>Kinds of one family are written alike on the wire, so that a reader of one parses what another wrote.</summary>
internal enum WireFamily
{
    Varint,
    ZigZag,
    Fixed32,
    Fixed64,
    Float,
    Double,
    String,
    Bytes,
    Message,
    Group,
    Enum,
}

/// <summary>Kinds of one family have the same form in JSON.</summary>
internal enum JsonFamily
{
    Number,
    Bool,
    String,
    Base64,
    Object,
    EnumName,
}

/// <summary>
/// What the encoding says of each kind of field: protobuf.dev, "Encoding" and "Updating A Message Type" for the wire, "ProtoJSON Format" for
/// JSON. The range is that of the integers a field of the kind holds exactly; null where it holds no numbers.
/// </summary>
internal sealed record KindFacts(FieldKind Kind, string Name, WireType WireType, WireFamily Wire, JsonFamily Json, WholeNumbers? Range)
{
    private const long DoubleMaxWhole = 1L << 53;
    private const long FloatMaxWhole = 1L << 24;

    // In the order of the kinds' numbers.
    private static readonly KindFacts[] Table =
    [
        new(FieldKind.Double, "double", WireType.Fixed64, WireFamily.Double, JsonFamily.Number, new(-DoubleMaxWhole, DoubleMaxWhole)),
        new(FieldKind.Float, "float", WireType.Fixed32, WireFamily.Float, JsonFamily.Number, new(-FloatMaxWhole, FloatMaxWhole)),
        new(FieldKind.Int64, "int64", WireType.Varint, WireFamily.Varint, JsonFamily.Number, new(long.MinValue, long.MaxValue)),
        new(FieldKind.UInt64, "uint64", WireType.Varint, WireFamily.Varint, JsonFamily.Number, new(0, ulong.MaxValue)),
        new(FieldKind.Int32, "int32", WireType.Varint, WireFamily.Varint, JsonFamily.Number, new(int.MinValue, int.MaxValue)),
        new(FieldKind.Fixed64, "fixed64", WireType.Fixed64, WireFamily.Fixed64, JsonFamily.Number, new(0, ulong.MaxValue)),
        new(FieldKind.Fixed32, "fixed32", WireType.Fixed32, WireFamily.Fixed32, JsonFamily.Number, new(0, uint.MaxValue)),
        new(FieldKind.Bool, "bool", WireType.Varint, WireFamily.Varint, JsonFamily.Bool, new(0, 1)),
        new(FieldKind.String, "string", WireType.Length, WireFamily.String, JsonFamily.String, null),
        new(FieldKind.Group, "group", WireType.StartGroup, WireFamily.Group, JsonFamily.Object, null),
        new(FieldKind.Message, "message", WireType.Length, WireFamily.Message, JsonFamily.Object, null),
        new(FieldKind.Bytes, "bytes", WireType.Length, WireFamily.Bytes, JsonFamily.Base64, null),
        new(FieldKind.UInt32, "uint32", WireType.Varint, WireFamily.Varint, JsonFamily.Number, new(0, uint.MaxValue)),
        new(FieldKind.Enum, "enum", WireType.Varint, WireFamily.Enum, JsonFamily.EnumName, null),
        new(FieldKind.SFixed32, "sfixed32", WireType.Fixed32, WireFamily.Fixed32, JsonFamily.Number, new(int.MinValue, int.MaxValue)),
        new(FieldKind.SFixed64, "sfixed64", WireType.Fixed64, WireFamily.Fixed64, JsonFamily.Number, new(long.MinValue, long.MaxValue)),
        new(FieldKind.SInt32, "sint32", WireType.Varint, WireFamily.ZigZag, JsonFamily.Number, new(int.MinValue, int.MaxValue)),
        new(FieldKind.SInt64, "sint64", WireType.Varint, WireFamily.ZigZag, JsonFamily.Number, new(long.MinValue, long.MaxValue)),
    ];

    /// <summary>Whether repeated fields of the kind may be packed into one length-delimited value.</summary>
    public bool IsPackable => WireType is WireType.Varint or WireType.Fixed32 or WireType.Fixed64;

    /// <summary>Whether it is an integer of 64 bits.</summary>
    public bool Is64Bit => Range is { Maximum: > uint.MaxValue } && !IsFractional;

    private bool IsFractional => Kind is FieldKind.Float or FieldKind.Double;

    /// <summary>The facts of one kind.</summary>
    public static KindFacts Of(FieldKind kind) => Table[kind - FieldKind.Double];

    /// <summary>Whether a field's writers pack its values into one. Readers of repeated fields take both (protobuf.dev, "Encoding": "Packed Repeated Fields").</summary>
    public static bool IsPacked(FieldSchema field) =>
        field.IsRepeated && Of(field.ResolvedKind()).IsPackable
        && (OptionReader.Number(field, FieldOptionFields.Packed) ?? (Features.Resolve(field, Feature.RepeatedFieldEncoding) == Feature.Packed ? 1 : 0)) != 0;

    /// <summary>Whether an integer fits unchanged.</summary>
    public bool Holds(Int128 number) =>
        number >= long.MinValue && number <= ulong.MaxValue && Range is { } range && range.Minimum <= (decimal)number && (decimal)number <= range.Maximum;

    /// <summary>Whether every number of an enum fits unchanged.</summary>
    public bool Holds(EnumSchema type) => Range is { } range && range.Minimum <= type.Numbers.Start && type.Numbers.End <= range.Maximum;

    /// <summary>Whether every number that a field of the other kind holds fits one of this kind unchanged.</summary>
    public bool Holds(KindFacts other) =>
        Range is { } range && other.Range is { } others
        && range.Minimum <= others.Minimum && others.Maximum <= range.Maximum && (IsFractional || !other.IsFractional);
}

/// <summary>Whole numbers from one to another. A class: code for a decimal that may be missing is not compiled beforehand.</summary>
internal sealed record WholeNumbers(decimal Minimum, decimal Maximum);

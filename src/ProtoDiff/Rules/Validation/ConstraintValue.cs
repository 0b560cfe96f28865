using System.Globalization;
using System.Text;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>A value that a constraint names.</summary>
/// <param name="Order">A number whose order is that of the values: next to it is the next value there is. 0 for the default; 0 for text.</param>
/// <param name="Text">The value as people write it.</param>
internal readonly record struct ConstraintValue(Int128 Order, string Text);

/// <summary>How the constraints on one type of field write their values.</summary>
/// <param name="Default">The value of a field that is not set.</param>
/// <param name="Read">Reads the values of a field of a message of constraints.</param>
internal sealed record ConstraintValues(ConstraintValue Default, Func<OptionMessage, int, IEnumerable<ConstraintValue>> Read)
{
    private const long NanosPerSecond = 1_000_000_000;

    public static readonly ConstraintValues Int32 = Numbers(WireType.Varint, bits => (int)bits, int.MinValue, int.MaxValue);
    public static readonly ConstraintValues Int64 = Numbers(WireType.Varint, bits => (long)bits, long.MinValue, long.MaxValue);
    public static readonly ConstraintValues UInt32 = Numbers(WireType.Varint, bits => (uint)bits, 0, uint.MaxValue);
    public static readonly ConstraintValues UInt64 = Numbers(WireType.Varint, bits => bits, 0, ulong.MaxValue);
    public static readonly ConstraintValues SInt32 = Numbers(WireType.Varint, ZigZag, int.MinValue, int.MaxValue);
    public static readonly ConstraintValues SInt64 = Numbers(WireType.Varint, ZigZag, long.MinValue, long.MaxValue);
    public static readonly ConstraintValues Fixed32 = Numbers(WireType.Fixed32, bits => bits, 0, uint.MaxValue);
    public static readonly ConstraintValues Fixed64 = Numbers(WireType.Fixed64, bits => bits, 0, ulong.MaxValue);
    public static readonly ConstraintValues SFixed32 = Numbers(WireType.Fixed32, bits => (int)bits, int.MinValue, int.MaxValue);
    public static readonly ConstraintValues SFixed64 = Numbers(WireType.Fixed64, bits => (long)bits, long.MinValue, long.MaxValue);
    public static readonly ConstraintValues Bool = new(
        new(0, "false"), (rules, field) => rules.Numbers(field).Select(bits => bits == 0 ? new ConstraintValue(0, "false") : new ConstraintValue(1, "true")));

    // IEEE 754: without the sign, the bits of a number are in the order of the numbers.
    public static readonly ConstraintValues Float = Reals(WireType.Fixed32, bits => BitConverter.UInt32BitsToSingle((uint)bits), bits => bits & int.MaxValue);
    public static readonly ConstraintValues Double = Reals(WireType.Fixed64, BitConverter.UInt64BitsToDouble, bits => bits & long.MaxValue);

    public static readonly ConstraintValues Text = new(
        new(0, ""), (rules, field) => rules.Texts(field, Encoding.UTF8).Select(t => new ConstraintValue(0, t)));

    public static readonly ConstraintValues Bytes = new(
        new(0, ""), (rules, field) => rules.Texts(field, Encoding.Latin1).Select(t => new ConstraintValue(0, t)));

    /// <summary>google.protobuf.Duration and google.protobuf.Timestamp: seconds and nanoseconds.</summary>
    public static readonly ConstraintValues Time = new(
        new(0, "0s"), (rules, field) => rules.Messages(field).Select(m => OfTime((long)(m.Number(1) ?? 0), (int)(m.Number(2) ?? 0))));

    /// <summary>The order of the lowest value there is.</summary>
    public Int128 Lowest { get; private init; } = Int128.MinValue;

    /// <summary>The order of the highest value there is.</summary>
    public Int128 Highest { get; private init; } = Int128.MaxValue;

    /// <summary>The value of a singular field; null when it is not set.</summary>
    public ConstraintValue? Last(OptionMessage? rules, int field) => All(rules, field) is [.., var last] ? last : null;

    /// <summary>The values of a field.</summary>
    public ConstraintValue[] All(OptionMessage? rules, int field) => rules is null || field == 0 ? [] : [.. Read(rules, field)];

    private static ConstraintValues Numbers(WireType type, Func<ulong, Int128> order, Int128 lowest, Int128 highest) =>
        new(new(0, "0"), (rules, field) => rules.Numbers(field, type).Select(bits => new ConstraintValue(order(bits), $"{order(bits)}")))
        {
            Lowest = lowest,
            Highest = highest,
        };

    private static ConstraintValues Reals(WireType type, Func<ulong, double> value, Func<ulong, ulong> magnitude) => new(
        new(0, "0"),
        (rules, field) => rules.Numbers(field, type).Select(bits =>
            new ConstraintValue(magnitude(bits) * (double.IsNegative(value(bits)) ? -Int128.One : Int128.One), value(bits).ToString(CultureInfo.InvariantCulture))));

    private static Int128 ZigZag(ulong bits) => (long)(bits >> 1) ^ -(long)(bits & 1);

    private static ConstraintValue OfTime(long seconds, int nanos) => new(((Int128)seconds * NanosPerSecond) + nanos, $"{seconds + ((decimal)nanos / NanosPerSecond)}s");
}

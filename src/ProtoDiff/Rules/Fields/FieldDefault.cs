using System.Globalization;
using System.Text;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>
/// The value a singular field has when it is not set. Text is text, and everything else is a number, a bool and an enum included: exact, as
/// 128 bits or as the double it is.
/// </summary>
/// <param name="Text">The characters of a string, or the bytes of bytes, one a character; null for numbers.</param>
/// <param name="Integer">The number, when it is whole and fits; null otherwise.</param>
/// <param name="Real">The number of a float or double; null for other kinds.</param>
/// <param name="IsFloat">Whether <paramref name="Real"/> was rounded to a float.</param>
internal sealed record FieldDefault(string? Text, Int128? Integer, double? Real, bool IsFloat)
{
    // Beyond this a double has no fraction to lose, and no integer kind reaches it.
    private const double MaxWhole = 1e30;

    private bool IsZero => Text is { Length: 0 } || Integer == 0;

    /// <summary>The default of a field: stated, else zero, else the first value of its enum.</summary>
    /// <exception cref="SchemaException">The enum is not in the set, or the stated default is no value of the field's type.</exception>
    public static FieldDefault Of(FieldSchema field)
    {
        var stated = field.DefaultValue;
        try
        {
            return field.ResolvedKind() switch
            {
                FieldKind.String => new(Latin1(Encoding.UTF8.GetBytes(stated ?? "")), null, null, false),
                FieldKind.Bytes => new(Latin1(CEscapes.Decode(stated ?? "")), null, null, false),
                FieldKind.Bool => new(null, stated == "true" ? 1 : 0, null, false),
                FieldKind.Enum => new(null, EnumNumber(field), null, false),
                FieldKind.Float => OfReal((float)ParseReal(stated), isFloat: true),
                FieldKind.Double => OfReal(ParseReal(stated), isFloat: false),
                _ => new(null, stated is null ? 0 : Int128.Parse(stated, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), null, false),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new SchemaException($"\"{field.File.Set.Descriptors.Name}\" is not a valid descriptor set: {field.FullName} in {field.File.Name} has the default \"{stated}\", which is no value of its type", e);
        }
    }

    /// <summary>Whether two fields have the same default, whatever their kinds: zero and the empty text are the same.</summary>
    /// <exception cref="SchemaException">See <see cref="Of"/>.</exception>
    public static bool AreSame(FieldSchema previous, FieldSchema current)
    {
        var (from, to) = (Of(previous), Of(current));
        return (from.IsZero && to.IsZero) || from.IsSameAs(to);
    }

    /// <summary>Whether two defaults are the same value. A float and a double are compared as floats.</summary>
    private bool IsSameAs(FieldDefault other)
    {
        if (Text is not null || other.Text is not null)
            return Text == other.Text;
        if (Real is { } mine && other.Real is { } theirs)
        {
            return IsFloat == other.IsFloat
                ? mine == theirs || (double.IsNaN(mine) && double.IsNaN(theirs))
                : (float)mine == (float)theirs || (double.IsNaN(mine) && double.IsNaN(theirs));
        }

        return Integer is not null && Integer == other.Integer;
    }

    private static FieldDefault OfReal(double value, bool isFloat) =>
        new(null, double.IsInteger(value) && Math.Abs(value) < MaxWhole ? (Int128)value : null, value, isFloat);

    // descriptor.proto, FieldDescriptorProto.default_value: numbers as text, with inf, -inf and nan.
    private static double ParseReal(string? stated) => stated switch
    {
        null => 0,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" or "-nan" => double.NaN,
        _ => double.Parse(stated, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>The number that a field of an enum has when it is not set.</summary>
    /// <exception cref="SchemaException">The enum is not in the set.</exception>
    public static int EnumNumber(FieldSchema field)
    {
        var type = TypeCompatibility.EnumOf(field);
        return (field.DefaultValue is { } name ? type.ValuesByName[name] : type.Values).FirstOrDefault()?.Number ?? 0;
    }

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}

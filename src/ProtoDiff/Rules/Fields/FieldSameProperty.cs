using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>A property of strings, or of 64-bit numbers in JavaScript, that an option or a feature decides is another one.</summary>
internal static class FieldSameProperty
{
    private const string Verify = "VERIFY";
    private static readonly string[] JsTypes = ["JS_NORMAL", "JS_STRING", "JS_NUMBER"];
    private static readonly string[] CTypes = ["STRING", "CORD", "STRING_PIECE"];

    public static readonly Rule JsType = Create(
        "FIELD_SAME_JSTYPE",
        "JavaScript type",
        "A 64-bit integer has another option `jstype`.",
        "JavaScript and TypeScript code that uses the property, which is a number in one version and a string in the other.") with
    {
        Fields = (context, previous, current) =>
        {
            if (Is64BitInteger(previous) && Is64BitInteger(current))
                Report(context, current, "JavaScript type", JsTypeOf(previous), JsTypeOf(current), f => Anchor.AtOption(f, FieldOptionFields.JsType));
        },
    };

    public static readonly Rule CppStringType = Create(
        "FIELD_SAME_CPP_STRING_TYPE",
        "C++ string type",
        "A string or bytes field has another C++ type, by option `ctype` or feature (pb.cpp).string_type. STRING_PIECE may become STRING.",
        "C++ code that uses the accessors of the field.") with
    {
        Fields = (context, previous, current) =>
        {
            if ((previous.Message is { IsMapEntry: true } && current.Message is { IsMapEntry: true }) || !IsText(previous) || !IsText(current))
                return;
            var (from, to) = (CppStringTypeOf(previous), CppStringTypeOf(current));
            if ((from, to) != ("STRING_PIECE", "STRING"))
                Report(context, current, "C++ string type", from, to, f => Anchor.AtOption(f, FieldOptionFields.CType).Or(Anchor.AtFeature(f, Feature.CppStringType)));
        },
    };

    public static readonly Rule Utf8Validation = Create(
        "FIELD_SAME_UTF8_VALIDATION",
        "UTF-8 validation",
        "A string has another UTF-8 validation, by feature utf8_validation or by its syntax.",
        "Readers that verify refuse messages with bytes that are not UTF-8, which writers that do not verify let through.") with
    {
        Fields = (context, previous, current) =>
        {
            if (IsString(previous) && IsString(current))
                Report(context, current, "UTF-8 validation", Utf8ValidationOf(previous), Utf8ValidationOf(current), f => Anchor.AtFeature(f, Feature.Utf8Validation));
        },
    };

    public static readonly Rule JavaUtf8Validation = Create(
        "FIELD_SAME_JAVA_UTF8_VALIDATION",
        "UTF-8 validation in Java",
        "A string has another UTF-8 validation in Java, by option `java_string_check_utf8`, by feature (pb.java).utf8_validation or by what holds everywhere.",
        "Java programs that verify refuse messages with bytes that are not UTF-8, which writers that do not verify let through.") with
    {
        Fields = (context, previous, current) =>
        {
            if (!IsString(previous) || !IsString(current))
                return;
            var (from, to) = (JavaUtf8ValidationOf(previous), JavaUtf8ValidationOf(current));

            // Where Java follows what holds everywhere, that is the finding.
            if (context.Leaves(Utf8Validation!) && (from, to) == (Utf8ValidationOf(previous), Utf8ValidationOf(current)))
                return;
            Report(
                context, current, "UTF-8 validation in Java", from, to,
                f => Anchor.AtOption(f.File, FileOptionFields.JavaStringCheckUtf8).Or(Anchor.AtFeature(f, Feature.JavaUtf8Validation)));
        },
    };

    private static Rule Create(string id, string property, string finds, string whoBreaks) => new()
    {
        Id = id,
        Categories = new(Categories.File | Categories.Package),
        Change = ChangeKind.Altered,
        Finds = finds,
        WhoBreaks = whoBreaks,
        Instead = $"Keep the {property}; state it where a new syntax or edition has another default.",
    };

    private static void Report(RuleContext context, FieldSchema current, string property, string from, string to, Func<FieldSchema, Anchor> anchor)
    {
        if (from == to)
            return;
        var isVerified = property.StartsWith("UTF-8", StringComparison.Ordinal);
        var breaks = isVerified ? (to == Verify ? Breaks.NewReadsOld : Breaks.OldReadsNew) : Breaks.Source;
        var effect = isVerified ? "the version that verifies refuses what the other one writes unchecked" : "generated accessors change their type";
        context.Report(
            anchor(current).Or(Anchor.At(current)),
            current.FullName,
            $"{from}:{to}",
            breaks,
            $"{Wording.Subject(current)} changed its {property} from {from} to {to}: {effect}.",
            $"Keep {from}.");
    }

    private static string JsTypeOf(FieldSchema field) => NameOf(JsTypes, OptionReader.Number(field, FieldOptionFields.JsType) ?? 0);

    private static string CppStringTypeOf(FieldSchema field) =>
        field.File.Edition < Editions.Edition2024 && OptionReader.Number(field, FieldOptionFields.CType) is { } type
            ? NameOf(CTypes, type)
            : Feature.CppStringType.NameOf(Features.Resolve(field, Feature.CppStringType));

    private static string Utf8ValidationOf(FieldSchema field) => Feature.Utf8Validation.NameOf(Features.Resolve(field, Feature.Utf8Validation));

    // java_features.proto: the option is older, holds for the whole file and is looked at first.
    private static string JavaUtf8ValidationOf(FieldSchema field)
    {
        var option = field.File.JavaStringCheckUtf8;
        var verifies = option is null && field.File.UsesEditions
            ? Features.Resolve(field, Feature.JavaUtf8Validation) == Feature.JavaVerify
            : option is not (null or 0);
        return verifies ? Verify : Utf8ValidationOf(field);
    }

    private static string NameOf(string[] names, int value) => (uint)value < (uint)names.Length ? names[value] : $"{value}";

    private static bool IsString(FieldSchema field) => field.ResolvedKind() == FieldKind.String;

    private static bool IsText(FieldSchema field) => field.ResolvedKind() is FieldKind.String or FieldKind.Bytes;

    private static bool Is64BitInteger(FieldSchema field) =>
        field.DeclaredKind is FieldKind.Int64 or FieldKind.UInt64 or FieldKind.SInt64 or FieldKind.Fixed64 or FieldKind.SFixed64;
}

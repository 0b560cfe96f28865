using System.Text;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>A field, with its features and types resolved.</summary>
internal sealed class MessageField
{
    public const int MapKey = 1;
    public const int MapValue = 2;

    private readonly Lazy<MessageType?> _message;
    private readonly Lazy<FieldValue> _default;

    public MessageField(MessageTypes types, FieldSchema schema)
    {
        Schema = schema;
        Kind = schema.ResolvedKind();
        Facts = KindFacts.Of(Kind);
        IsMap = schema.IsMap();
        IsRequired = schema.IsRequired;
        HasPresence = schema.HasPresence;
        IsPacked = KindFacts.IsPacked(schema);
        VerifiesUtf8 = Kind == FieldKind.String && Features.Resolve(schema, Feature.Utf8Validation) == Feature.Verify;
        Oneof = schema.IsExtension ? null : schema.RealOneof;
        Enum = Kind == FieldKind.Enum ? TypeCompatibility.EnumOf(schema) : null;
        _message = new(() => schema.TypeName is { } name && schema.File.Set.FindType(name, schema.File) is MessageSchema message ? types.Of(message) : null);
        _default = new(() => DefaultOf(schema));
    }

    public FieldSchema Schema { get; }

    public int Number => Schema.Number;

    public FieldKind Kind { get; }

    public KindFacts Facts { get; }

    public bool IsRepeated => Schema.IsRepeated;

    public bool IsMap { get; }

    public bool IsRequired { get; }

    public bool HasPresence { get; }

    /// <summary>Whether a writer packs its values. Readers take both.</summary>
    public bool IsPacked { get; }

    public bool VerifiesUtf8 { get; }

    /// <summary>The oneof that people put it in.</summary>
    public OneofSchema? Oneof { get; }

    public EnumSchema? Enum { get; }

    /// <summary>The message of a message field, group or map; null for other kinds.</summary>
    public MessageType? Message => _message.Value;

    public bool IsMessage => Kind is FieldKind.Message or FieldKind.Group;

    /// <summary>The value of a map's entries.</summary>
    public MessageField ValueOfMap => Message!.Fields[MapValue];

    /// <summary>What a singular field that is no message is read as when it is not set.</summary>
    public FieldValue Default => _default.Value;

    /// <summary>Its name as people write it: that of an extension is full and stands in brackets.</summary>
    public string Name => Schema.IsExtension ? NameOfExtension(Schema.FullName) : Schema.Name;

    /// <summary>The name under which JSON carries it, and then any other one that a reader accepts.</summary>
    public string[] JsonNames => Schema.IsExtension ? [Name] : [Schema.EffectiveJsonName, Schema.Name];

    /// <summary>An extension as people, and JSON, write it.</summary>
    public static string NameOfExtension(string fullName) => $"[{fullName}]";

    /// <summary>Whether a value is what a field without presence leaves out.</summary>
    public static bool IsZero(FieldValue value) => value switch
    {
        NumberValue number => number.Value == 0,
        RealValue real => real.IsZero,
        TextValue text => text.Bytes.Length == 0,
        _ => false,
    };

    /// <summary>Whether writers leave the value out, since absence means the same.</summary>
    public bool LeavesOut(FieldValue value) => !IsRepeated && !HasPresence && IsZero(value);

    /// <summary>Whether the field takes the number: a closed enum takes only those it names.</summary>
    public bool Accepts(int number) => Enum is not { IsClosed: true } closed || closed.ValuesByNumber.Contains(number);

    private static FieldValue DefaultOf(FieldSchema schema)
    {
        var value = FieldDefault.Of(schema);
        return value switch
        {
            { Text: { } text } => new TextValue(Encoding.Latin1.GetBytes(text)),
            { Real: { } real } => new RealValue(real),
            _ => new NumberValue(value.Integer ?? 0),
        };
    }
}

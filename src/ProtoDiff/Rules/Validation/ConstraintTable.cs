namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>The constraints on one type of field: a member of the oneof <c>type</c> of buf.validate.FieldRules.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">How its constraints write values.</param>
/// <param name="Constraints">The constraints.</param>
/// <param name="Nested">Fields that hold constraints on what the field holds.</param>
internal sealed record ConstrainedType(int Number, string Name, ConstraintValues Values, Constraint[] Constraints, params (int Number, string Name)[] Nested)
{
    /// <summary>How the values that pass are listed; null where they cannot be.</summary>
    public Choice? Choice { get; } = Constraints.OfType<Choice>().FirstOrDefault();

    /// <summary>The regular expression that a value has to match.</summary>
    public TextDemand? Pattern { get; } = Constraints.OfType<TextDemand>().FirstOrDefault(d => d.Name == ConstraintTable.PatternName);
}

/// <summary>
/// The constraints of protovalidate that can be compared, by number and name (bufbuild/protovalidate, buf/validate/validate.proto). What is
/// not here, such as constraints that a schema declares itself, is not looked at.
/// </summary>
internal static class ConstraintTable
{
    public const string PatternName = "pattern";

    private static readonly (int, string)[] BoundNames = [(0, "lt"), (1, "lte"), (2, "gt"), (3, "gte")];

    public static readonly ConstrainedType[] Types =
    [
        Numeric(1, "float", ConstraintValues.Float, new Flag(8, "finite")),
        Numeric(2, "double", ConstraintValues.Double, new Flag(8, "finite")),
        Numeric(3, "int32", ConstraintValues.Int32),
        Numeric(4, "int64", ConstraintValues.Int64),
        Numeric(5, "uint32", ConstraintValues.UInt32),
        Numeric(6, "uint64", ConstraintValues.UInt64),
        Numeric(7, "sint32", ConstraintValues.SInt32),
        Numeric(8, "sint64", ConstraintValues.SInt64),
        Numeric(9, "fixed32", ConstraintValues.Fixed32),
        Numeric(10, "fixed64", ConstraintValues.Fixed64),
        Numeric(11, "sfixed32", ConstraintValues.SFixed32),
        Numeric(12, "sfixed64", ConstraintValues.SFixed64),
        new(13, "bool", ConstraintValues.Bool, [new Choice(1, 0)]),
        new(14, "string", ConstraintValues.Text,
        [
            new Choice(1, 10),
            new Exclusion(11),
            Length((2, "min_len"), (3, "max_len"), (19, "len")),
            Length((4, "min_bytes"), (5, "max_bytes"), (20, "len_bytes")),
            .. Texts(pattern: 6, prefix: 7, suffix: 8, contains: 9),
            new TextDemand(23, "not_contains", (was, now) => now.Contains(was, StringComparison.Ordinal), Refuses: false),
            new WellKnownForm(
                (12, "email", []), (13, "hostname", []), (14, "ip", [15, 16]), (15, "ipv4", []), (16, "ipv6", []), (17, "uri", []), (18, "uri_ref", [17]),
                (21, "address", [13, 14, 15, 16]), (22, "uuid", []), (26, "ip_with_prefixlen", [27, 28, 29, 30, 31]),
                (27, "ipv4_with_prefixlen", [30]), (28, "ipv6_with_prefixlen", [31]), (29, "ip_prefix", [30, 31]), (30, "ipv4_prefix", []), (31, "ipv6_prefix", []),
                (32, "host_and_port", []), (33, "tuuid", []), (35, "ulid", []), (37, "protobuf_fqn", []), (38, "protobuf_dot_fqn", [])) { OfEmpty = 18 },
        ]),
        new(15, "bytes", ConstraintValues.Bytes,
        [
            new Choice(1, 8),
            new Exclusion(9),
            Length((2, "min_len"), (3, "max_len"), (13, "len")),
            .. Texts(pattern: 4, prefix: 5, suffix: 6, contains: 7),
            new WellKnownForm((10, "ip", [11, 12]), (11, "ipv4", []), (12, "ipv6", []), (15, "uuid", [])) { OfEmpty = 0 },
        ]),
        new(16, "enum", ConstraintValues.Int32, [new Choice(1, 3), new Exclusion(4), new Flag(2, "defined_only")]),
        new(18, "repeated", ConstraintValues.UInt64, [Length((1, "min_items"), (2, "max_items"), default), new Flag(3, "unique")], (4, "items")),
        new(19, "map", ConstraintValues.UInt64, [Length((1, "min_pairs"), (2, "max_pairs"), default)], (4, "keys"), (5, "values")),
        new(20, "any", ConstraintValues.Text, [new Choice(0, 2), new Exclusion(3)]),
        new(21, "duration", ConstraintValues.Time, [new Choice(2, 7), new Exclusion(8), Range(3)]),
        new(22, "timestamp", ConstraintValues.Time, [new Choice(2, 0), Range(3), new Flag(7, "lt_now"), new Flag(8, "gt_now")]),
    ];

    private static ConstrainedType Numeric(int number, string name, ConstraintValues values, params Constraint[] others) =>
        new(number, name, values, [new Choice(1, 6), new Exclusion(7), Range(2), .. others]);

    /// <summary>Four bounds, in the order in which every message of constraints numbers them.</summary>
    private static Bounds Range(int lt) =>
        new(AtLeast: lt + 3, Above: lt + 2, AtMost: lt + 1, Below: lt, Exactly: 0, IsLength: false, [.. BoundNames.Select(b => (lt + b.Item1, b.Item2))]);

    private static Bounds Length((int Number, string) min, (int Number, string) max, (int Number, string) exactly) =>
        new(min.Number, Above: 0, max.Number, Below: 0, exactly.Number, IsLength: true, min, max, exactly);

    // Whether one regular expression lets through all that another does is not to be told from the two.
    private static TextDemand[] Texts(int pattern, int prefix, int suffix, int contains) =>
    [
        new(pattern, PatternName, (_, _) => true, Refuses: false),
        new(prefix, "prefix", (was, now) => was.StartsWith(now, StringComparison.Ordinal), Refuses: true),
        new(suffix, "suffix", (was, now) => was.EndsWith(now, StringComparison.Ordinal), Refuses: true),
        new(contains, "contains", (was, now) => was.Contains(now, StringComparison.Ordinal), Refuses: true),
    ];
}

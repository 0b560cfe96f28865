using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>Whether a field may change its type without its readers noticing.</summary>
/// <param name="renames">Types that only changed their names.</param>
/// <param name="looksInside">
/// Whether another message or enum is judged by its content. Otherwise its name decides, as it does for bufbuild/buf.
/// </param>
internal sealed class TypeCompatibility(Renames renames, bool looksInside)
{
    private readonly EnumReading _enums = new();
    private MessageStructure? _structure;

    /// <summary>Types that only changed their names.</summary>
    public Renames Renames => renames;

    /// <summary>What messages of different names have in common.</summary>
    public MessageStructure Structure => _structure ??= new(this);

    /// <summary>Whether both fields have one type: the same kind and, where types have names, the same name.</summary>
    public bool Same(FieldSchema previous, FieldSchema current)
    {
        var kind = previous.ResolvedKind();
        return kind == current.ResolvedKind() && (!HasTypeName(kind) || renames.AreSame(previous.TypeName, current.TypeName));
    }

    /// <summary>
    /// Whether the bytes of the previous type parse as the current one. This is the grouping of bufbuild/buf: the varint kinds but
    /// for zigzag and enums together, strings may become bytes but not the reverse, an enum may give way to one that has all its
    /// values, a message to one whose fields are compatible. A map is what its keys and values are, whatever its hidden entry is
    /// called, and a repeated message of the same two fields is written like it (protobuf.dev, "Maps").
    /// </summary>
    public bool OnTheWire(FieldSchema previous, FieldSchema current)
    {
        if (Same(previous, current) || IsOneMap(previous, current, OnTheWire) || IsMapAndEntries(previous, current))
            return true;
        var before = KindFacts.Of(previous.ResolvedKind());
        var after = KindFacts.Of(current.ResolvedKind());
        return (before.Wire, after.Wire) switch
        {
            (WireFamily.String, WireFamily.Bytes) => true,
            (WireFamily.Enum, WireFamily.Enum) => IsSubset(EnumOf(previous), EnumOf(current)),
            (WireFamily.Message, WireFamily.Message) or (WireFamily.Group, WireFamily.Group) => HaveCompatibleContent(previous, current, d => d.IsOnTheWire),
            var (from, to) => from == to,
        };
    }

    /// <summary>
    /// Whether bytes and JSON of the previous type parse as the current one. Again the grouping of bufbuild/buf: numbers of the same
    /// encoding, width and form, and enums as on the wire.
    /// </summary>
    public bool OnTheWireAndInJson(FieldSchema previous, FieldSchema current)
    {
        if (Same(previous, current) || IsOneMap(previous, current, OnTheWireAndInJson))
            return true;
        var before = KindFacts.Of(previous.ResolvedKind());
        var after = KindFacts.Of(current.ResolvedKind());
        return (before.Wire, before.Json, before.Is64Bit) == (after.Wire, after.Json, after.Is64Bit) && before.Wire switch
        {
            WireFamily.Enum => IsSubset(EnumOf(previous), EnumOf(current)),
            WireFamily.Message or WireFamily.Group => HaveCompatibleContent(previous, current, _ => true),
            WireFamily.ZigZag => before.Kind == after.Kind,
            _ => true,
        };
    }

    /// <summary>Whether both fields are maps of other names whose keys and values are compatible. Maps of one name have one entry type, which is looked at by itself.</summary>
    public bool IsOneMap(FieldSchema previous, FieldSchema current, Func<FieldSchema, FieldSchema, bool> isCompatible) =>
        previous.MapEntry() is { } before && current.MapEntry() is { } after && HaveCompatibleFields(before, after, isCompatible);

    /// <summary>Who reads something else than was written once the type has changed.</summary>
    public Breaks ReadersThatBreak(FieldSchema previous, FieldSchema current)
    {
        if (looksInside && previous.IsMessage() && previous.ResolvedKind() == current.ResolvedKind() && MessageStructure.MessageOf(previous) is { } before && MessageStructure.MessageOf(current) is { } after)
            return Structure.ReadersThatBreak(before, after);
        var breaks = Breaks.None;
        if (!ReadsWire(previous, current))
            breaks |= Breaks.NewReadsOld;
        if (!ReadsWire(current, previous))
            breaks |= Breaks.OldReadsNew;
        if (!ReadsJson(previous, current, ignoresAdditions: false))
            breaks |= Breaks.JsonNewReadsOld;
        if (!ReadsJson(current, previous, ignoresAdditions: true))
            breaks |= Breaks.JsonOldReadsNew;
        return breaks;
    }

    public static bool HasTypeName(FieldKind kind) => kind is FieldKind.Message or FieldKind.Group or FieldKind.Enum;

    private bool ReadsWire(FieldSchema writer, FieldSchema reader)
    {
        var (written, read) = (KindFacts.Of(writer.ResolvedKind()), KindFacts.Of(reader.ResolvedKind()));

        // An enum value is written as the int32 that it is (protobuf.dev, "Updating A Message Type").
        if (written.Kind == FieldKind.Enum && read.Wire == WireFamily.Varint)
            return EnumOf(writer) is var values && read.Holds(values) && (values.IsClosed || read.Holds(KindFacts.Of(FieldKind.Int32)));
        if (written.Wire == WireFamily.Varint && read.Kind == FieldKind.Enum)
            return EnumOf(reader) is var type && (type.IsClosed ? written.Kind == FieldKind.Bool && type.ValuesByNumber.Contains(0) && type.ValuesByNumber.Contains(1) : KindFacts.Of(FieldKind.Int32).Holds(written));
        if (written.Kind == FieldKind.Enum && read.Kind == FieldKind.Enum && looksInside)
            return renames.AreSame(writer.TypeName, reader.TypeName) || _enums.OnTheWire(EnumOf(writer), EnumOf(reader));
        if (!OnTheWire(writer, reader))
            return false;
        return written.Range is null || read.Holds(written);
    }

    private bool ReadsJson(FieldSchema writer, FieldSchema reader, bool ignoresAdditions)
    {
        var written = KindFacts.Of(writer.ResolvedKind());
        var read = KindFacts.Of(reader.ResolvedKind());
        return (written.Json, read.Json) switch
        {
            (JsonFamily.Number, JsonFamily.Number) => read.Holds(written),

            // The number of an enum value is accepted for its name; but 64 bits are written as a string, and that is taken for a name.
            (JsonFamily.Number, JsonFamily.EnumName) => !EnumOf(reader).IsClosed && KindFacts.Of(FieldKind.Int32).Holds(written),
            (JsonFamily.EnumName, JsonFamily.EnumName) => renames.AreSame(writer.TypeName, reader.TypeName) || _enums.InJson(EnumOf(writer), EnumOf(reader), ignoresAdditions),
            (JsonFamily.Object, JsonFamily.Object) => renames.AreSame(writer.TypeName, reader.TypeName),
            var (from, to) => from == to,
        };
    }

    private bool IsSubset(EnumSchema previous, EnumSchema current) => (looksInside || previous.Name == current.Name) && current.HasValuesOf(previous);

    private bool IsMapAndEntries(FieldSchema previous, FieldSchema current) =>
        previous.IsRepeated && current.IsRepeated && previous.IsMap() != current.IsMap()
        && MessageStructure.MessageOf(previous) is { } before && MessageStructure.MessageOf(current) is { } after
        && HaveCompatibleFields(before, after, OnTheWire);

    private bool HaveCompatibleContent(FieldSchema previous, FieldSchema current, Func<MessageStructure.Difference, bool> matters) =>
        looksInside
        && MessageStructure.MessageOf(previous) is { } before && MessageStructure.MessageOf(current) is { } after
        && !Structure.Differences(before, after).Any(matters);

    private static bool HaveCompatibleFields(MessageSchema before, MessageSchema after, Func<FieldSchema, FieldSchema, bool> isCompatible) =>
        before.Fields.Length == 2 && after.Fields.Length == 2
        && before.Fields.OrderBy(f => f.Number).Zip(after.Fields.OrderBy(f => f.Number), (b, a) => new Pair<FieldSchema>(b, a))
            .All(p => p.Previous.Number == p.Current.Number && !p.Previous.IsRepeated && !p.Current.IsRepeated && isCompatible(p.Previous, p.Current));

    /// <summary>The enum of an enum field.</summary>
    /// <exception cref="SchemaException">No file of the set declares it.</exception>
    public static EnumSchema EnumOf(FieldSchema field) =>
        field.TypeName is { } name && field.File.Set.FindType(name, field.File) is EnumSchema found
            ? found
            : throw new SchemaException(
                $"\"{field.File.Set.Descriptors.Name}\" is incomplete: no file of it declares enum \"{field.TypeName}\", which {field.File.Name} uses; write it with --include_imports");
}

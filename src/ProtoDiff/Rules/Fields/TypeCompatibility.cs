using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>Whether a field may change its type without its readers noticing.</summary>
internal static class TypeCompatibility
{
    /// <summary>Whether both fields have one type: the same kind and, where types have names, the same name.</summary>
    public static bool Same(FieldSchema previous, FieldSchema current)
    {
        var kind = previous.ResolvedKind();
        return kind == current.ResolvedKind() && (!HasTypeName(kind) || previous.TypeName == current.TypeName);
    }

    /// <summary>
    /// Whether the bytes of the previous type parse as the current one. This is the grouping of bufbuild/buf: the varint kinds but
    /// for zigzag and enums together, strings may become bytes but not the reverse, an enum may give way to one of the same short
    /// name that has all its values, and a message to no other message. But a map is what its keys and values are, whatever its hidden
    /// entry is called, and a repeated message of the same two fields is written like it (protobuf.dev, "Maps").
    /// </summary>
    public static bool OnTheWire(FieldSchema previous, FieldSchema current)
    {
        if (Same(previous, current) || IsOneMap(previous, current, OnTheWire) || IsMapAndEntries(previous, current))
            return true;
        var before = KindFacts.Of(previous.ResolvedKind());
        var after = KindFacts.Of(current.ResolvedKind());
        return (before.Wire, after.Wire) switch
        {
            (WireFamily.String, WireFamily.Bytes) => true,
            (WireFamily.Enum, WireFamily.Enum) => IsSubset(EnumOf(previous), EnumOf(current)),
            (WireFamily.Message or WireFamily.Group, _) => false,
            var (from, to) => from == to,
        };
    }

    /// <summary>
    /// Whether bytes and JSON of the previous type parse as the current one. Again the grouping of bufbuild/buf: numbers of the same
    /// encoding, width and form, and enums as on the wire.
    /// </summary>
    public static bool OnTheWireAndInJson(FieldSchema previous, FieldSchema current)
    {
        if (Same(previous, current) || IsOneMap(previous, current, OnTheWireAndInJson))
            return true;
        var before = KindFacts.Of(previous.ResolvedKind());
        var after = KindFacts.Of(current.ResolvedKind());
        return (before.Wire, before.Json, before.Is64Bit) == (after.Wire, after.Json, after.Is64Bit) && before.Wire switch
        {
            WireFamily.Enum => IsSubset(EnumOf(previous), EnumOf(current)),
            WireFamily.Message or WireFamily.Group => false,
            WireFamily.ZigZag => before.Kind == after.Kind,
            _ => true,
        };
    }

    /// <summary>Whether both fields are maps of other names whose keys and values are compatible. Maps of one name have one entry type, which is looked at by itself.</summary>
    public static bool IsOneMap(FieldSchema previous, FieldSchema current, Func<FieldSchema, FieldSchema, bool> isCompatible) =>
        previous.MapEntry() is { } before && current.MapEntry() is { } after && HaveCompatibleFields(before, after, isCompatible);

    /// <summary>Who reads something else than was written once the type has changed.</summary>
    public static Breaks ReadersThatBreak(FieldSchema previous, FieldSchema current)
    {
        var breaks = Breaks.None;
        if (!ReadsWire(previous, current))
            breaks |= Breaks.NewReadsOld;
        if (!ReadsWire(current, previous))
            breaks |= Breaks.OldReadsNew;
        if (!ReadsJson(previous, current))
            breaks |= Breaks.JsonNewReadsOld;
        if (!ReadsJson(current, previous))
            breaks |= Breaks.JsonOldReadsNew;
        return breaks;
    }

    public static bool HasTypeName(FieldKind kind) => kind is FieldKind.Message or FieldKind.Group or FieldKind.Enum;

    private static bool ReadsWire(FieldSchema writer, FieldSchema reader)
    {
        if (!OnTheWire(writer, reader))
            return false;
        var written = KindFacts.Of(writer.ResolvedKind());
        return written.Minimum is null || KindFacts.Of(reader.ResolvedKind()).Holds(written);
    }

    private static bool ReadsJson(FieldSchema writer, FieldSchema reader)
    {
        var written = KindFacts.Of(writer.ResolvedKind());
        var read = KindFacts.Of(reader.ResolvedKind());
        return (written.Json, read.Json) switch
        {
            (JsonFamily.Number, JsonFamily.Number) => read.Holds(written),
            (JsonFamily.EnumName, JsonFamily.EnumName) => writer.TypeName == reader.TypeName || IsSubset(EnumOf(writer), EnumOf(reader)),
            (JsonFamily.Object, JsonFamily.Object) => writer.TypeName == reader.TypeName,
            var (from, to) => from == to,
        };
    }

    private static bool IsSubset(EnumSchema previous, EnumSchema current)
    {
        if (previous.Name != current.Name)
            return false;
        var values = current.Values.Select(v => (v.Name, v.Number)).ToHashSet();
        return previous.Values.All(v => values.Contains((v.Name, v.Number)));
    }

    private static bool IsMapAndEntries(FieldSchema previous, FieldSchema current) =>
        previous.IsRepeated && current.IsRepeated && previous.IsMap() != current.IsMap()
        && EntryOf(previous) is { } before && EntryOf(current) is { } after
        && HaveCompatibleFields(before, after, OnTheWire);

    private static MessageSchema? EntryOf(FieldSchema field) =>
        field.MapEntry() ?? (field.TypeName is { } name ? field.File.Set.FindType(name, field.File) as MessageSchema : null);

    private static bool HaveCompatibleFields(MessageSchema before, MessageSchema after, Func<FieldSchema, FieldSchema, bool> isCompatible) =>
        before.Fields.Length == after.Fields.Length
        && before.Fields.OrderBy(f => f.Number).Zip(after.Fields.OrderBy(f => f.Number)).All(p => p.First.Number == p.Second.Number && !p.First.IsRepeated && !p.Second.IsRepeated && isCompatible(p.First, p.Second));

    /// <summary>The enum of an enum field.</summary>
    /// <exception cref="SchemaException">No file of the set declares it.</exception>
    public static EnumSchema EnumOf(FieldSchema field) =>
        field.TypeName is { } name && field.File.Set.FindType(name, field.File) is EnumSchema found
            ? found
            : throw new SchemaException(
                $"\"{field.File.Set.Descriptors.Name}\" is incomplete: no file of it declares enum \"{field.TypeName}\", which {field.File.Name} uses; write it with --include_imports");
}

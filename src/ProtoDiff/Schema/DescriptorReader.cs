using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// Reads a serialized <c>google.protobuf.FileDescriptorProto</c> into lean records. Options are kept encoded, so that they cost nothing
/// until a rule asks; source info is not read at all (see <see cref="SourceLocator"/>). Like every protobuf reader it takes fields in any order, lets the
/// last of a repeated singular field win, and steps over what it does not know, wrong wire types included.
/// </summary>
internal sealed class DescriptorReader(NamePool names)
{
    /// <summary>The highest number of a field. Extensions may have higher ones, in messages of the format MessageSet, which have no fields.</summary>
    private const int MaxFieldNumber = (1 << 29) - 1;

    private readonly OptionStore _options = new();

    /// <summary>Reads one file.</summary>
    /// <exception cref="MalformedException">The bytes are not a file descriptor.</exception>
    public FileSchema ReadFile(SchemaSet set, ReadOnlySpan<byte> bytes)
    {
        var file = new FileSchema(set);
        var dependencies = default(Gathered<string>);
        List<int> publicDependencies = [];
        var messages = default(Gathered<MessageSchema>);
        var enums = default(Gathered<EnumSchema>);
        var services = default(Gathered<ServiceSchema>);
        var extensions = default(Gathered<FieldSchema>);
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (FileFields.Name, WireType.Length): file.Name = names.Get(reader.ReadUtf8()); break;
                case (FileFields.Package, WireType.Length): file.Package = names.Get(reader.ReadUtf8()); break;
                case (FileFields.Dependency, WireType.Length): dependencies.Add(names.Get(reader.ReadUtf8())); break;
                case (FileFields.PublicDependency, _): ReadInts(ref reader, publicDependencies); break;
                case (FileFields.Message, WireType.Length): messages.Add(ReadMessage(reader.ReadBytes(), new(file, null, messages.Count), WireLimits.Depth)); break;
                case (FileFields.Enum, WireType.Length): enums.Add(ReadEnum(reader.ReadBytes(), new(file, null, enums.Count))); break;
                case (FileFields.Service, WireType.Length): services.Add(ReadService(reader.ReadBytes(), new(file, services.Count))); break;
                case (FileFields.Extension, WireType.Length): extensions.Add(ReadField(reader.ReadBytes(), new(file, null, extensions.Count, isExtension: true))); break;
                case (FileFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                case (FileFields.Syntax, WireType.Length): file.Syntax = names.Get(reader.ReadUtf8()); break;
                case (FileFields.Edition, WireType.Varint): file.Edition = reader.ReadInt32(); break;
                default: reader.Skip(); break;
            }
        }

        file.Options = _options.Add(bytes, options);
        file.Dependencies = dependencies.ToArray();
        file.PublicDependencies = [.. publicDependencies];
        file.Messages = messages.ToArray();
        file.Enums = enums.ToArray();
        file.Services = services.ToArray();
        file.Extensions = extensions.ToArray();
        file.OptionBytes = _options.Take();
        return file;
    }

    private MessageSchema ReadMessage(ReadOnlySpan<byte> bytes, MessageSchema message, int depth)
    {
        if (depth == 0)
            throw new MalformedException($"messages nest deeper than {WireLimits.Depth}");
        var file = message.File;
        var fields = default(Gathered<FieldSchema>);
        var messages = default(Gathered<MessageSchema>);
        var enums = default(Gathered<EnumSchema>);
        var extensions = default(Gathered<FieldSchema>);
        var oneofs = default(Gathered<OneofSchema>);
        var extensionRanges = default(Gathered<NumberRange>);
        var reservedRanges = default(Gathered<NumberRange>);
        var reservedNames = default(Gathered<string>);
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (MessageFields.Name, WireType.Length): message.Name = names.Get(reader.ReadUtf8()); break;
                case (MessageFields.Field, WireType.Length): fields.Add(ReadField(reader.ReadBytes(), new(file, message, fields.Count, isExtension: false))); break;
                case (MessageFields.NestedType, WireType.Length): messages.Add(ReadMessage(reader.ReadBytes(), new(file, message, messages.Count), depth - 1)); break;
                case (MessageFields.EnumType, WireType.Length): enums.Add(ReadEnum(reader.ReadBytes(), new(file, message, enums.Count))); break;
                case (MessageFields.ExtensionRange, WireType.Length): extensionRanges.Add(ReadNumbers(reader.ReadBytes(), endIsExclusive: true)); break;
                case (MessageFields.Extension, WireType.Length): extensions.Add(ReadField(reader.ReadBytes(), new(file, message, extensions.Count, isExtension: true))); break;
                case (MessageFields.Options, WireType.Length): options.Add(ReadMapEntry(ref reader, bytes, message)); break;
                case (MessageFields.Oneof, WireType.Length): oneofs.Add(ReadOneof(reader.ReadBytes(), new(file, message, oneofs.Count))); break;
                case (MessageFields.ReservedRange, WireType.Length): reservedRanges.Add(ReadNumbers(reader.ReadBytes(), endIsExclusive: true)); break;
                case (MessageFields.ReservedName, WireType.Length): reservedNames.Add(names.Get(reader.ReadUtf8())); break;
                default: reader.Skip(); break;
            }
        }

        message.Options = _options.Add(bytes, options);
        RequireName(message, "a message");
        message.Fields = fields.ToArray();
        message.Messages = messages.ToArray();
        message.Enums = enums.ToArray();
        message.Extensions = extensions.ToArray();
        message.Oneofs = oneofs.ToArray();
        foreach (var field in message.Fields)
        {
            if (field.IsProto3Optional && (uint)field.OneofIndex < (uint)message.Oneofs.Length)
                message.Oneofs[field.OneofIndex].IsSynthetic = true;
        }

        message.ExtensionRanges = extensionRanges.ToArray();
        message.ReservedRanges = reservedRanges.ToArray();
        message.ReservedNames = reservedNames.ToArray();
        return message;
    }

    private FieldSchema ReadField(ReadOnlySpan<byte> bytes, FieldSchema field)
    {
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (FieldFields.Name, WireType.Length): field.Name = names.Get(reader.ReadUtf8()); break;
                case (FieldFields.Extendee, WireType.Length): field.Extendee = names.GetTypeName(reader.ReadUtf8()); break;
                case (FieldFields.Number, WireType.Varint): field.Number = ReadNumber(ref reader); break;
                case (FieldFields.Label, WireType.Varint): field.Label = ReadLabel(ref reader); break;
                case (FieldFields.Type, WireType.Varint): field.DeclaredKind = ReadKind(ref reader); break;
                case (FieldFields.TypeName, WireType.Length): field.TypeName = names.GetTypeName(reader.ReadUtf8()); break;
                case (FieldFields.DefaultValue, WireType.Length): field.DefaultValue = names.Get(reader.ReadUtf8()); break;
                case (FieldFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                case (FieldFields.OneofIndex, WireType.Varint): field.OneofIndex = reader.ReadInt32(); break;
                case (FieldFields.JsonName, WireType.Length): field.JsonName = names.Get(reader.ReadUtf8()); break;
                case (FieldFields.Proto3Optional, WireType.Varint): field.IsProto3Optional = reader.ReadBool(); break;
                default: reader.Skip(); break;
            }
        }

        field.Options = _options.Add(bytes, options);
        RequireName(field, "a field");
        if (field.Number < 1 || (field.Number > MaxFieldNumber && !field.IsExtension))
            throw new MalformedException($"{field.Number}, of \"{field.Name}\", is not a field number");
        return field;
    }

    private OneofSchema ReadOneof(ReadOnlySpan<byte> bytes, OneofSchema oneof)
    {
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (OneofFields.Name, WireType.Length): oneof.Name = names.Get(reader.ReadUtf8()); break;
                case (OneofFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                default: reader.Skip(); break;
            }
        }

        oneof.Options = _options.Add(bytes, options);
        RequireName(oneof, "a oneof");
        return oneof;
    }

    private EnumSchema ReadEnum(ReadOnlySpan<byte> bytes, EnumSchema @enum)
    {
        var values = default(Gathered<EnumValueSchema>);
        var reservedRanges = default(Gathered<NumberRange>);
        var reservedNames = default(Gathered<string>);
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (EnumFields.Name, WireType.Length): @enum.Name = names.Get(reader.ReadUtf8()); break;
                case (EnumFields.Value, WireType.Length): values.Add(ReadEnumValue(reader.ReadBytes(), new(@enum.File, @enum, values.Count))); break;
                case (EnumFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                case (EnumFields.ReservedRange, WireType.Length): reservedRanges.Add(ReadNumbers(reader.ReadBytes(), endIsExclusive: false)); break;
                case (EnumFields.ReservedName, WireType.Length): reservedNames.Add(names.Get(reader.ReadUtf8())); break;
                default: reader.Skip(); break;
            }
        }

        @enum.Options = _options.Add(bytes, options);
        RequireName(@enum, "an enum");
        @enum.Values = values.ToArray();
        @enum.ReservedRanges = reservedRanges.ToArray();
        @enum.ReservedNames = reservedNames.ToArray();
        return @enum;
    }

    private EnumValueSchema ReadEnumValue(ReadOnlySpan<byte> bytes, EnumValueSchema value)
    {
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (EnumValueFields.Name, WireType.Length): value.Name = names.Get(reader.ReadUtf8()); break;
                case (EnumValueFields.Number, WireType.Varint): value.Number = ReadNumber(ref reader); break;
                case (EnumValueFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                default: reader.Skip(); break;
            }
        }

        value.Options = _options.Add(bytes, options);
        RequireName(value, "an enum value");
        return value;
    }

    private ServiceSchema ReadService(ReadOnlySpan<byte> bytes, ServiceSchema service)
    {
        var methods = default(Gathered<MethodSchema>);
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (ServiceFields.Name, WireType.Length): service.Name = names.Get(reader.ReadUtf8()); break;
                case (ServiceFields.Method, WireType.Length): methods.Add(ReadMethod(reader.ReadBytes(), new(service.File, service, methods.Count))); break;
                case (ServiceFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                default: reader.Skip(); break;
            }
        }

        service.Options = _options.Add(bytes, options);
        RequireName(service, "a service");
        service.Methods = methods.ToArray();
        return service;
    }

    private MethodSchema ReadMethod(ReadOnlySpan<byte> bytes, MethodSchema method)
    {
        var options = default(Occurrences);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (MethodFields.Name, WireType.Length): method.Name = names.Get(reader.ReadUtf8()); break;
                case (MethodFields.InputType, WireType.Length): method.InputType = names.GetTypeName(reader.ReadUtf8()); break;
                case (MethodFields.OutputType, WireType.Length): method.OutputType = names.GetTypeName(reader.ReadUtf8()); break;
                case (MethodFields.Options, WireType.Length): options.Add(ReadRange(ref reader)); break;
                case (MethodFields.ClientStreaming, WireType.Varint): method.IsClientStreaming = reader.ReadBool(); break;
                case (MethodFields.ServerStreaming, WireType.Varint): method.IsServerStreaming = reader.ReadBool(); break;
                default: reader.Skip(); break;
            }
        }

        method.Options = _options.Add(bytes, options);
        RequireName(method, "a method");
        return method;
    }

    private static NumberRange ReadNumbers(ReadOnlySpan<byte> bytes, bool endIsExclusive)
    {
        var (start, end) = (0, 0);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (RangeFields.Start, WireType.Varint): start = ReadNumber(ref reader); break;
                case (RangeFields.End, WireType.Varint): end = ReadNumber(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        // Taken as written, a range that ends before it starts could come to mean every number there is.
        return end < start || (endIsExclusive && end == start)
            ? throw new MalformedException($"a range of numbers starts at {start} and ends at {end}")
            : new(start, endIsExclusive ? end - 1 : end);
    }

    private static void RequireName(SchemaElement element, string what)
    {
        if (element.Name.Length == 0)
            throw new MalformedException(element.Parent is { } parent ? $"{what} of \"{parent.FullName}\" has no name" : $"{what} has no name");
    }

    // Parsers drop what does not fit 32 bits, and would take such a number for another one. No writer writes it.
    private static int ReadNumber(ref WireReader reader)
    {
        var number = (long)reader.ReadVarint();
        return number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new MalformedException($"the number {(ulong)number} does not fit 32 bits");
    }

    private static FieldLabel ReadLabel(ref WireReader reader)
    {
        var label = (FieldLabel)reader.ReadInt32();
        return label is FieldLabel.Optional or FieldLabel.Required or FieldLabel.Repeated
            ? label
            : throw new MalformedException($"{(int)label} is not a field label");
    }

    private static FieldKind ReadKind(ref WireReader reader)
    {
        var kind = (FieldKind)reader.ReadInt32();
        return kind is > FieldKind.Unspecified and <= FieldKind.SInt64
            ? kind
            : throw new MalformedException($"{(int)kind} is not a field type");
    }

    // Whether a message is a map entry decides what its fields are, so this one option is decoded at once.
    private static ByteRange ReadMapEntry(ref WireReader reader, ReadOnlySpan<byte> bytes, MessageSchema message)
    {
        var range = ReadRange(ref reader);
        var options = new WireReader(bytes.Slice(range.Start, range.Length));
        while (options.Next())
        {
            if ((options.Field, options.Type) == (MessageOptionFields.MapEntry, WireType.Varint))
                message.IsMapEntry = options.ReadBool();
            else
                options.Skip();
        }

        return range;
    }

    private static ByteRange ReadRange(ref WireReader reader)
    {
        var length = reader.ReadBytes().Length;
        return new(reader.Position - length, length);
    }

    /// <summary>Reads repeated int32 values, packed or not: both are valid wherever one is declared.</summary>
    internal static void ReadInts(ref WireReader reader, List<int> into)
    {
        switch (reader.Type)
        {
            case WireType.Varint:
                into.Add(reader.ReadInt32());
                break;
            case WireType.Length:
                var packed = new WireReader(reader.ReadBytes());
                while (!packed.AtEnd)
                    into.Add(packed.ReadInt32());
                break;
            default:
                reader.Skip();
                break;
        }
    }
}

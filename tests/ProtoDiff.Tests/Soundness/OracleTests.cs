using System.Text.Unicode;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>What the encoder writes, Google.Protobuf reads, and the reverse.</summary>
public class OracleTests
{
    private static readonly FileDescriptor[] Files =
    [
        DescriptorReflection.Descriptor, TypeReflection.Descriptor, ApiReflection.Descriptor, StructReflection.Descriptor, WrappersReflection.Descriptor,
        TimestampReflection.Descriptor, FieldMaskReflection.Descriptor, AnyReflection.Descriptor, SourceContextReflection.Descriptor,
    ];

    private static readonly SchemaSet Schema = Open(Sets.Of([.. Files.Select(f => FileDescriptorProto.Parser.ParseFrom(f.SerializedData))]));

    private readonly MessageTypes _types = new([], isPrevious: true);
    private readonly FieldIdentity _identity = new(new(new(), looksInside: true));

    public static TheoryData<string> Messages() => new(Files.SelectMany(f => f.MessageTypes).SelectMany(SelfAndNested).Where(m => m.Parser is not null).Select(m => m.FullName));

    [Theory]
    [MemberData(nameof(Messages))]
    public void Binary_is_read_as_it_was_written(string name)
    {
        var (type, parser) = Find(name);

        // In strings that are not verified, C# replaces what is not UTF-8.
        foreach (var (value, _) in new CandidateValues(null).Of(type, null).Where(v => IsUtf8(v.Value)))
        {
            var bytes = BinaryEncoder.Encode(value);
            var theirs = parser.ParseFrom(bytes).ToByteArray();

            Assert.Empty(Differences(BinaryDecoder.Decode(type, bytes), BinaryDecoder.Decode(type, theirs), Breaks.NewReadsOld));
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Json_is_read_as_it_was_written(string name)
    {
        var (type, parser) = Find(name);
        foreach (var (value, _) in new CandidateValues(null).Of(type, null))
        {
            if (Exchange.Of(value, type, Breaks.JsonNewReadsOld) is not { } exchange)
                continue;
            var read = JsonParser.Default.Parse(exchange.Json!, parser.ParseFrom(ByteString.Empty.ToByteArray()).Descriptor);
            var written = JsonFormatter.Default.Format(parser.ParseFrom(BinaryEncoder.Encode(value)));

            Assert.Empty(Differences(exchange.Written, BinaryDecoder.Decode(type, read.ToByteArray()), Breaks.JsonNewReadsOld));
            Assert.Empty(Differences(exchange.Written, new JsonDecoder(ignoresUnknown: false).Decode(type, written), Breaks.JsonNewReadsOld));
        }
    }

    [Theory]
    [InlineData("int32")]
    [InlineData("int64")]
    [InlineData("uint32")]
    [InlineData("uint64")]
    [InlineData("sint32")]
    [InlineData("sint64")]
    [InlineData("fixed32")]
    [InlineData("fixed64")]
    [InlineData("sfixed32")]
    [InlineData("sfixed64")]
    [InlineData("bool")]
    [InlineData("float")]
    [InlineData("double")]
    public void Numbers_are_written_as_a_coded_stream_writes_them(string kind)
    {
        var set = Open(ProtoCompiler.Compile($"syntax = \"proto2\"; message M {{ optional {kind} n = 1; optional group G = 2 {{ optional {kind} n = 1; }} repeated {kind} l = 3 [packed = true]; }}"));
        var type = _types.Of(set.File(set.Index.Files.Single()).Messages.Single());
        foreach (var (value, _) in new CandidateValues(null).Of(type, new HashSet<int> { 1 }).Skip(1).TakeWhile(v => v.Value.Numbers.Count() == 1))
        {
            var field = type.Fields[1];
            var number = value[field].Single();
            var inGroup = new MessageValue(type.Fields[2].Message!).Set(type.Fields[2].Message!.Fields[1], number);
            var all = value.Copy().Set(type.Fields[2], inGroup).Add(type.Fields[3], number).Add(type.Fields[3], number);

            var tag = (byte)(0x08 | (int)field.Facts.WireType);
            var plain = Written(o => Write(o, kind, number));
            byte[] expected = [tag, .. plain, 0x13, tag, .. plain, 0x14, 0x1A, (byte)(2 * plain.Length), .. plain, .. plain];

            Assert.Equal(expected, BinaryEncoder.Encode(all));
            Assert.Empty(Differences(all, BinaryDecoder.Decode(type, expected), Breaks.NewReadsOld));
        }
    }

    private (MessageType, MessageParser) Find(string name)
    {
        var descriptor = Files.SelectMany(f => f.MessageTypes).SelectMany(SelfAndNested).First(m => m.FullName == name);
        return (_types.Of((MessageSchema)Schema.FindType(name, Schema.File(Schema.Index.Files.First()))!), descriptor.Parser);
    }

    private IEnumerable<(MessageField?, MessageField)> Differences(MessageValue written, MessageValue read, Breaks direction) => new Misreading(_identity, direction).Differences(written, read);

    private static bool IsUtf8(MessageValue message) => message.Type.Fields.Values.All(f => message[f].All(v => v switch
    {
        MessageValue inner => IsUtf8(inner),
        TextValue text => f.Kind == FieldKind.Bytes || Utf8.IsValid(text.Bytes),
        _ => true,
    }));

    private static IEnumerable<MessageDescriptor> SelfAndNested(MessageDescriptor message) => [message, .. message.NestedTypes.SelectMany(SelfAndNested)];

    private static SchemaSet Open(byte[] bytes) => SchemaComparison.Open(DescriptorSet.FromBytes(bytes, "oracle"), new NamePool());

    private static byte[] Written(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream))
            write(output);
        return stream.ToArray();
    }

    private static void Write(CodedOutputStream output, string kind, FieldValue value)
    {
        var (whole, real) = ((value as NumberValue)?.Value ?? 0, (value as RealValue)?.Value ?? 0);
        switch (kind)
        {
            case "int32": output.WriteInt32((int)whole); break;
            case "int64": output.WriteInt64((long)whole); break;
            case "uint32": output.WriteUInt32((uint)whole); break;
            case "uint64": output.WriteUInt64((ulong)whole); break;
            case "sint32": output.WriteSInt32((int)whole); break;
            case "sint64": output.WriteSInt64((long)whole); break;
            case "fixed32": output.WriteFixed32((uint)whole); break;
            case "fixed64": output.WriteFixed64((ulong)whole); break;
            case "sfixed32": output.WriteSFixed32((int)whole); break;
            case "sfixed64": output.WriteSFixed64((long)whole); break;
            case "bool": output.WriteBool(whole != 0); break;
            case "float": output.WriteFloat((float)real); break;
            default: output.WriteDouble(real); break;
        }
    }
}

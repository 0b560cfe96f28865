using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Tests.Support;
using Range = Google.Protobuf.Reflection.DescriptorProto.Types.ReservedRange;

namespace Wirecheck.ProtoDiff.Tests.Sources;

/// <summary>Descriptors that can be decoded and that no compiler writes: to take them as they are would be to guess.</summary>
public class InvalidDescriptorTests
{
    private static readonly byte[] Other = Sets.Of("a.proto", Sets.Message("M", ("a", 1, "int32"), ("b", 2, "int32")));

    public static TheoryData<string, string, byte[]> Invalid { get; } = new()
    {
        { "number 0", "0, of \"f\", is not a field number", Field(0) },
        { "number -1", "is not a field number", Field(-1) },
        { "number 2^29", "is not a field number", Field(1 << 29) },
        { "number 2^31-1", "is not a field number", Field(int.MaxValue) },
        { "number 2^40", "does not fit 32 bits", Raw(Sets.Field("f", 1), FieldDescriptorProto.NumberFieldNumber, 1UL << 40) },
        { "number 2^32+1", "does not fit 32 bits", Raw(Sets.Field("f", 1), FieldDescriptorProto.NumberFieldNumber, (1UL << 32) + 1) },
        { "label 0", "0 is not a field label", Raw(Sets.Field("f", 1), FieldDescriptorProto.LabelFieldNumber, 0) },
        { "label 4", "4 is not a field label", Raw(Sets.Field("f", 1), FieldDescriptorProto.LabelFieldNumber, 4) },
        { "label -1", "-1 is not a field label", Raw(Sets.Field("f", 1), FieldDescriptorProto.LabelFieldNumber, ulong.MaxValue) },
        { "extension 0", "is not a field number", File(f => f.Extension.Add(Extension(0))) },
        { "nameless field", "a field of \"M\" has no name", Message(new() { Name = "M", Field = { new FieldDescriptorProto { Number = 1 } } }) },
        { "nameless message", "has no name", Message(new()) },
        { "nameless nested message", "a message of \"M\" has no name", Message(new() { Name = "M", NestedType = { new DescriptorProto() } }) },
        { "nameless enum", "has no name", File(f => f.EnumType.Add(new EnumDescriptorProto())) },
        { "nameless enum value", "an enum value of \"E\" has no name", File(f => f.EnumType.Add(new EnumDescriptorProto { Name = "E", Value = { new EnumValueDescriptorProto { Number = 0 } } })) },
        { "nameless service", "has no name", File(f => f.Service.Add(new ServiceDescriptorProto())) },
        { "nameless method", "a method of \"S\" has no name", File(f => f.Service.Add(new ServiceDescriptorProto { Name = "S", Method = { new MethodDescriptorProto() } })) },
        { "nameless oneof", "a oneof of \"M\" has no name", Message(new() { Name = "M", OneofDecl = { new OneofDescriptorProto() } }) },
        { "range backwards", "starts at 5 and ends at 2", Message(new() { Name = "M", ReservedRange = { new Range { Start = 5, End = 2 } } }) },
        { "range to INT_MIN", "starts at 1 and ends at -2147483648", Message(new() { Name = "M", ReservedRange = { new Range { Start = 1, End = int.MinValue } } }) },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Is_refused_on_either_side(string what, string expected, byte[] set)
    {
        foreach (var (previous, current) in ((byte[], byte[])[])[(set, Other), (Other, set)])
        {
            var error = Assert.Throws<SchemaException>(() => Compare.Bytes(previous, current));
            Assert.Contains("is not a valid descriptor set: file \"a.proto\"", error.Message, StringComparison.Ordinal);
            Assert.True(error.Message.Contains(expected, StringComparison.Ordinal), $"{what}: {error.Message}");
        }
    }

    [Fact]
    public void What_compilers_write_is_not()
    {
        var set = File(f =>
        {
            f.MessageType.Add(Sets.Message("M", ("low", 1, "int32"), ("high", (1 << 29) - 1, "int32")));
            f.Extension.Add(Extension(int.MaxValue)); // of a message in the format MessageSet
            f.EnumType.Add(new EnumDescriptorProto
            {
                Name = "E",
                Value = { new EnumValueDescriptorProto { Name = "A", Number = int.MinValue }, new EnumValueDescriptorProto { Name = "B", Number = int.MaxValue } },
                ReservedRange = { new EnumDescriptorProto.Types.EnumReservedRange { Start = -5, End = -5 } },
            });
        });

        Assert.NotEmpty(Compare.Bytes(set, Other).Findings);
    }

    public static TheoryData<int[]> SpansThatAreNone { get; } =
    [
        new[] { -1, -5, -9 },
        new[] { int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue },
        new[] { int.MaxValue, 1, 2 },
        new[] { 9, 9, 2, 1 },
        new[] { 1, 9, 2 },
        new[] { 1, 2 },
        new[] { 1, 2, 3, 4, 5 },
        Array.Empty<int>(),
    ];

    [Theory]
    [MemberData(nameof(SpansThatAreNone))]
    public void A_span_that_is_no_place_is_none(int[] span)
    {
        byte[] Set(string type) => File(f =>
        {
            f.MessageType.Add(Sets.Message("M", ("f", 1, type)));
            f.SourceCodeInfo = new() { Location = { new SourceCodeInfo.Types.Location { Path = { 4, 0, 2, 0, 5 }, Span = { span } } } };
        });

        var finding = Assert.Single(Compare.Bytes(Set("int32"), Set("string")).Findings);

        Assert.Equal((1, 1, 1, 1), (finding.StartLine, finding.StartColumn, finding.EndLine, finding.EndColumn));
    }

    private static FieldDescriptorProto Extension(int number)
    {
        var field = Sets.Field("x", number);
        field.Extendee = ".M";
        return field;
    }

    private static byte[] Field(int number) => Message(Sets.Message("M", ("f", number, "int32")));

    /// <summary>A field with a value appended that its class cannot hold.</summary>
    private static byte[] Raw(FieldDescriptorProto field, int number, ulong value)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream))
        {
            field.WriteTo(output);
            output.WriteTag(number, WireFormat.WireType.Varint);
            output.WriteUInt64(value);
        }

        return Wrap(FileDescriptorSet.FileFieldNumber, new FileDescriptorProto { Name = "a.proto" }.ToByteArray(),
            Wrap(FileDescriptorProto.MessageTypeFieldNumber, new DescriptorProto { Name = "M" }.ToByteArray(), Wrap(DescriptorProto.FieldFieldNumber, stream.ToArray())));
    }

    private static byte[] Wrap(int number, params byte[][] parts)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom([.. parts.SelectMany(p => p)]));
        }

        return stream.ToArray();
    }

    private static byte[] Message(DescriptorProto message) => File(f => f.MessageType.Add(message));

    private static byte[] File(Action<FileDescriptorProto> fill)
    {
        var file = new FileDescriptorProto { Name = "a.proto" };
        fill(file);
        return Sets.Of(file);
    }
}

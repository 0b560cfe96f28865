using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Schema;

/// <summary>Options in forms that are valid and that no compiler writes, and in forms that are not.</summary>
public class OptionMessageTests
{
    private const string Rule = "HTTP_BINDING_CHANGED";

    // google.api.http, and in it get: "/v1", body: "*"; a varint cut off in it.
    private static readonly byte[] Tag = [0x82, 0xD3, 0xE4, 0x93, 0x02];
    private static readonly byte[] Get = [0x12, 3, .. "/v1"u8];
    private static readonly byte[] Body = [0x3A, 1, .. "*"u8];
    private static readonly byte[] CutOff = [0x12, 9, 1];

    [Fact]
    public void Occurrences_of_one_message_merge()
    {
        Assert.Empty(Compare.Bytes(Set([.. Option([.. Get, .. Body])]), Set([.. Option(Get), .. Option(Body)]), Rule).Findings);
        Assert.Single(Compare.Bytes(Set([.. Option(Get), .. Option(Body)]), Set([.. Option(Get)]), Rule).Findings);
    }

    [Fact]
    public void The_last_of_a_oneof_counts()
    {
        byte[] put = [0x1A, 3, .. "/v1"u8];

        Assert.Empty(Compare.Bytes(Set(Option(Get)), Set(Option([.. put, .. Get])), Rule).Findings);
        Assert.Single(Compare.Bytes(Set(Option(Get)), Set(Option([.. Get, .. put])), Rule).Findings);
    }

    [Fact]
    public void Bytes_that_are_no_message_are_an_error_that_names_the_file()
    {
        var error = Assert.Throws<SchemaException>(() => Compare.Bytes(Set(Option(Get)), Set(Option(CutOff)), Rule));

        Assert.Contains("a.proto", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Behaviors_may_be_packed()
    {
        byte[] packed = [0xE2, 0x41, 2, 1, 2]; // google.api.field_behavior = [OPTIONAL, REQUIRED]

        Assert.Single(Compare.Bytes(Request([]), Request(packed), "FIELD_BEHAVIOR_TIGHTENED").Findings);
        Assert.Empty(Compare.Bytes(Request(packed), Request([0xE0, 0x41, 2]), "FIELD_BEHAVIOR_TIGHTENED").Findings);
    }

    [Fact]
    public void Constraints_may_nest_deeper_than_anyone_looks()
    {
        byte[] rules = [];
        for (var i = 0; i < 2000; i++)
            rules = Message(18, Message(4, rules)); // repeated.items
        byte[] nested = Message(1159, rules);

        Assert.Empty(Compare.Bytes(Request([]), Request(nested), "VALIDATION_TIGHTENED").Findings);
    }

    private static byte[] Message(int field, byte[] bytes)
    {
        var output = new MemoryStream();
        using (var writer = new CodedOutputStream(output, leaveOpen: true))
        {
            writer.WriteTag(field, WireFormat.WireType.LengthDelimited);
            writer.WriteBytes(ByteString.CopyFrom(bytes));
        }

        return output.ToArray();
    }

    private static byte[] Option(byte[] rule) => [.. Tag, (byte)rule.Length, .. rule];

    private static byte[] Set(byte[] methodOptions) => Service(Sets.Message("M"), MethodOptions.Parser.ParseFrom(methodOptions));

    private static byte[] Request(byte[] fieldOptions)
    {
        var message = Sets.Message("M", ("a", 1, "int32"));
        message.Field[0].Options = FieldOptions.Parser.ParseFrom(fieldOptions);
        return Service(message, new());
    }

    private static byte[] Service(DescriptorProto message, MethodOptions options) => Sets.Of(new FileDescriptorProto
    {
        Name = "a.proto",
        Syntax = "proto3",
        MessageType = { message },
        Service = { new ServiceDescriptorProto { Name = "S", Method = { new MethodDescriptorProto { Name = "R", InputType = ".M", OutputType = ".M", Options = options } } } },
    });
}

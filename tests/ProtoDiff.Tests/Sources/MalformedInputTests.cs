using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Sources;

/// <summary>Whatever the bytes, there is a verdict or one error that names the input: never another exception, never a hang.</summary>
public class MalformedInputTests
{
    private const string Schema =
        """
        edition = "2023";
        package p;
        import "google/protobuf/timestamp.proto";
        message M {
          string s = 1 [features.field_presence = EXPLICIT];
          M m = 2 [features.message_encoding = DELIMITED];
          map<string, E> e = 3;
          oneof o { int32 a = 4; google.protobuf.Timestamp b = 5; }
          extensions 100 to 199;
          reserved 50 to 60;
        }
        enum E { ZERO = 0; ONE = 1; }
        extend M { E x = 100; }
        service S { rpc A(M) returns (stream M); }
        """;

    private static readonly byte[] Valid = Compile(Schema);

    private static readonly byte[] Other = Compile(
        Schema.Replace("string s", "bytes s", StringComparison.Ordinal).Replace("ONE = 1", "TWO = 2", StringComparison.Ordinal));

    // Source info is the larger part of a descriptor and its own format: it has its own, smaller schema.
    private static readonly byte[] WithSourceInfo = ProtoCompiler.Compile("syntax = \"proto3\"; message M { string s = 1; }");

    [Fact]
    public void Truncation_at_every_byte_is_an_error_or_a_smaller_valid_set()
    {
        foreach (var set in (byte[][])[Valid, WithSourceInfo])
        {
            for (var length = 0; length < set.Length; length++)
                AssertVerdictOrError(set[..length]);
        }
    }

    [Fact]
    public void Every_flipped_bit_ends_in_a_verdict_or_an_error()
    {
        foreach (var set in (byte[][])[Valid, WithSourceInfo])
        {
            for (var position = 0; position < set.Length; position++)
            {
                var flipped = set.ToArray();
                flipped[position] ^= (byte)(1 << (position % 8));
                AssertVerdictOrError(flipped);
            }
        }
    }

    [Fact]
    public void Random_bytes_end_in_a_verdict_or_an_error()
    {
        var random = new Random(20_260);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            AssertVerdictOrError(bytes);
            AssertVerdictOrError(Wrap(bytes));
        }
    }

    [Fact]
    public void Random_bytes_in_place_of_valid_ones_end_in_a_verdict_or_an_error()
    {
        var random = new Random(20_261);
        for (var i = 0; i < 500; i++)
        {
            var bytes = Valid.ToArray();
            random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 8), random.Next(1, 8)));
            AssertVerdictOrError(bytes);
        }
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("0A", "cut off")] // a tag and nothing after it
    [InlineData("0A05", "runs past the end")]
    [InlineData("0AFFFFFFFFFFFFFFFFFF01", "runs past the end")] // a length of 2^64 - 1
    [InlineData("0AFFFFFFFF07", "runs past the end")]
    [InlineData("0AFFFFFFFFFFFFFFFFFFFF01", "longer than ten bytes")]
    [InlineData("0A00", "has no name")]
    [InlineData("0A020A00", "has no name")]
    [InlineData("0A040A02C328", "not valid UTF-8")]
    [InlineData("00", "not a field tag")]
    [InlineData("07", "not a field tag")] // wire type 7
    [InlineData("0C", "a group ends that was not begun")]
    [InlineData("0B", "not ended")]
    [InlineData("0B14", "a group ends that was not begun")] // begun as 1, ended as 2
    [InlineData("15FFFF", "cut off")] // a fixed32 of two bytes
    [InlineData("11FF", "cut off")]
    [InlineData("1000", "holds no files")] // only an unknown field
    [InlineData("0A030A016" + "10A030A0161", "is in it twice")]
    public void What_is_wrong_is_said(string hex, string expected)
    {
        var error = Assert.Throws<SchemaException>(() => Compare.Bytes(Convert.FromHexString(hex), Valid));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("\"previous\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_nested_without_end_are_refused_at_a_limit()
    {
        AssertFails(Enumerable.Repeat((byte)0x0B, 1_000_000).ToArray(), "groups nest deeper");
        AssertFails(Wrap([.. Name("a.proto"), .. Enumerable.Repeat((byte)0x0B, 1_000_000)]), "groups nest deeper");
    }

    [Fact]
    public void Messages_nested_without_end_are_refused_at_a_limit()
    {
        var message = new DescriptorProto { Name = "M" };
        for (var i = 0; i < 90; i++)
            message = new DescriptorProto { Name = "M", NestedType = { message } };
        Assert.NotNull(Compare.Bytes(File(f => f.MessageType.Add(message)), Valid));

        for (var i = 0; i < 20; i++)
            message = new DescriptorProto { Name = "M", NestedType = { message } };
        AssertFails(File(f => f.MessageType.Add(message)), "messages nest deeper");
    }

    [Fact]
    public void An_unknown_group_in_a_descriptor_is_stepped_over()
    {
        byte[] group = [0xA3, 0x06, 0x08, 0x01, 0xA4, 0x06]; // field 100, a group with one field in it

        var result = Compare.Bytes(Wrap([.. Name("a.proto"), .. group]), Valid);

        Assert.Equal(1, result.PreviousFiles);
    }

    [Fact]
    public void A_name_that_is_not_UTF8_is_refused()
    {
        byte[] message = [0x0A, 0x02, 0xC3, 0x28]; // DescriptorProto.name

        AssertFails(Wrap([.. Name("a.proto"), 0x22, (byte)message.Length, .. message]), "not valid UTF-8");
    }

    [Fact]
    public void A_type_or_number_declared_twice_is_refused()
    {
        var field = new FieldDescriptorProto { Name = "f", Number = 1, Type = FieldDescriptorProto.Types.Type.Int32 };
        var twice = new DescriptorProto { Name = "M", Field = { field, field } };

        AssertFails(File(f => f.MessageType.Add([new DescriptorProto { Name = "M" }, new DescriptorProto { Name = "M" }])), "declared twice");
        var error = Assert.Throws<SchemaException>(() => Compare.Bytes(File(f => f.MessageType.Add(twice)), File(f => f.MessageType.Add(twice), "b.proto")));
        Assert.Contains("contradicts itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_whose_type_no_file_declares_is_an_error_not_a_pass()
    {
        static byte[] Set(string type) => File(f => f.MessageType.Add(new DescriptorProto
        {
            Name = "M",
            Field = { new FieldDescriptorProto { Name = "f", Number = 1, TypeName = type, Type = FieldDescriptorProto.Types.Type.Enum } },
        }));

        var error = Assert.Throws<SchemaException>(() => Compare.Bytes(Set(".x.E"), Set(".y.E"), "WIRE"));
        Assert.Contains("is incomplete", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_in_a_circle_end()
    {
        static byte[] Set(string type) => new FileDescriptorSet
        {
            File =
            {
                new FileDescriptorProto { Name = "b.proto", Dependency = { "c.proto" }, PublicDependency = { 0 } },
                new FileDescriptorProto { Name = "c.proto", Dependency = { "b.proto" }, PublicDependency = { 0, 7, -1 } },
                new FileDescriptorProto
                {
                    Name = "a.proto",
                    Dependency = { "b.proto", "missing.proto" },
                    MessageType = { new DescriptorProto { Name = "M", Field = { new FieldDescriptorProto { Name = "f", Number = 1, TypeName = type } } } },
                },
            },
        }.ToByteArray();

        Assert.Throws<SchemaException>(() => Compare.Bytes(Set(".x.E"), Set(".y.E"), "WIRE"));
    }

    [Fact]
    public void Huge_enums_are_compared_in_linear_time()
    {
        static byte[] Set(int count)
        {
            var values = Enumerable.Range(0, count).Select(i => new EnumValueDescriptorProto { Name = $"V{i}", Number = i });
            return File(f => f.EnumType.Add(new EnumDescriptorProto { Name = "E", Value = { values } }));
        }

        Assert.Single(Compare.Bytes(Set(200_000), Set(199_999)).Findings);
    }

    [Fact]
    public void Text_is_not_a_descriptor_set()
    {
        Assert.Throws<SchemaException>(() => Compare.Bytes(Encoding.UTF8.GetBytes(Schema), Valid));
    }

    private static byte[] Compile(string schema) => ProtoCompiler.Compile(withSourceInfo: false, ("a.proto", schema));

    private static void AssertVerdictOrError(byte[] bytes)
    {
        AssertOneWay(bytes, Other);
        AssertOneWay(Other, bytes);
    }

    private static void AssertOneWay(byte[] previous, byte[] current)
    {
        try
        {
            Assert.NotNull(Compare.Bytes(previous, current, "FILE", "WIRE").Findings);
        }
        catch (SchemaException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private static void AssertFails(byte[] bytes, string expected)
    {
        var error = Assert.Throws<SchemaException>(() => Compare.Bytes(Valid, bytes));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static byte[] File(Action<FileDescriptorProto> fill, string name = "a.proto")
    {
        var file = new FileDescriptorProto { Name = name };
        fill(file);
        return new FileDescriptorSet { File = { file } }.ToByteArray();
    }

    private static byte[] Name(string name) => new FileDescriptorProto { Name = name }.ToByteArray();

    /// <summary>A set of one file with these bytes, whatever they are.</summary>
    private static byte[] Wrap(byte[] file)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(FileDescriptorSet.FileFieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(file));
        }

        return stream.ToArray();
    }
}

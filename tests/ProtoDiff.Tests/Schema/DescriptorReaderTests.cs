using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Schema;

/// <summary>The reader says of a descriptor what Google.Protobuf says of it.</summary>
public class DescriptorReaderTests(ITestOutputHelper output)
{
    [Fact]
    public void Agrees_over_the_descriptors_of_Google_Protobuf()
    {
        FileDescriptor[] files =
        [
            DescriptorReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.AnyReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.ApiReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.StructReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.TypeReflection.Descriptor,
            Google.Protobuf.WellKnownTypes.WrappersReflection.Descriptor,
        ];

        AssertAgrees([.. files.Select(f => f.ToProto())]);
    }

    [Fact]
    public void Agrees_over_a_schema_with_everything_in_it()
    {
        var bytes = ProtoCompiler.Compile(
            ("two.proto",
                """
                syntax = "proto2";
                package two;
                option java_package = "x.y";
                message M {
                  required int32 a = 1 [deprecated = true];
                  optional string b = 2 [default = "d", json_name = "Bee"];
                  repeated group G = 3 { optional fixed64 x = 1; }
                  extensions 100 to 199, 1000 to max;
                  reserved 50, 60 to 70;
                  reserved "old", "older";
                  oneof choice { sint32 c = 4; bytes d_e_f = 5; }
                  map<string, M> by_name = 6;
                  enum E { option allow_alias = true; A = 0; B = 0; C = -3; reserved 5 to 9, 12 to max; reserved "D"; }
                  extend M { optional E nested_extension = 101; }
                }
                extend M { repeated double other = 102 [packed = true]; }
                """),
            ("three.proto",
                """
                syntax = "proto3";
                package three;
                import public "two.proto";
                import "google/protobuf/timestamp.proto";
                message M { optional string s = 1; google.protobuf.Timestamp when = 2; two.M m = 3; }
                service S { option deprecated = true; rpc A(M) returns (stream M); rpc B(stream two.M) returns (M) { option idempotency_level = NO_SIDE_EFFECTS; } }
                """),
            ("editions.proto",
                """
                edition = "2023";
                option features.field_presence = IMPLICIT;
                message M { M m = 1 [features.message_encoding = DELIMITED]; string s = 2 [features.field_presence = LEGACY_REQUIRED]; reserved old; }
                """));

        AssertAgrees(FileDescriptorSet.Parser.ParseFrom(bytes).File);
    }

    [Fact]
    public void Agrees_over_real_schemas()
    {
        string[] sets = SharedData.Find("conformance") is { } root ? Directory.GetFiles(root, "*.binpb", SearchOption.AllDirectories) : [];
        if (sets.Length == 0)
            output.WriteLine("left out: there are no descriptor sets beside this checkout");
        foreach (var set in sets)
            AssertAgrees(FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(set)).File);
    }

    [Fact]
    public void Agrees_over_large_real_schemas()
    {
        // Compressed with zstd, which .NET does not read: the program of that name has to be there.
        string[] sets = SharedData.Find("bench") is { } root && Zstd.IsInstalled ? Directory.GetFiles(root, "*.binpb.zst") : [];
        if (sets.Length == 0)
            output.WriteLine("left out: there are no large sets beside this checkout, or no zstd to decompress them");
        foreach (var set in sets.Where(s => new FileInfo(s).Length < Zstd.ModestBytes))
            AssertAgrees(FileDescriptorSet.Parser.ParseFrom(Zstd.Decompress(set)).File);
    }

    [Fact]
    public void The_last_of_a_repeated_field_wins_and_options_merge()
    {
        var first = new FileDescriptorProto { Name = "first.proto", Package = "p", Options = new() { JavaPackage = "j" } };
        var second = new FileDescriptorProto { Name = "second.proto", Options = new() { GoPackage = "g" } };
        byte[] bytes = [.. Serialize(first), .. Serialize(second)];

        var file = Read(bytes);

        Assert.Equal("second.proto", file.Name);
        Assert.Equal("p", file.Package);
        Assert.Equal(FileDescriptorProto.Parser.ParseFrom(bytes).Options, Google.Protobuf.Reflection.FileOptions.Parser.ParseFrom(file.OptionsOf(file.Options)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a_b")]
    [InlineData("aB_c")]
    [InlineData("_a")]
    [InlineData("a__b")]
    [InlineData("a_1_b")]
    [InlineData("A_B_C")]
    [InlineData("a_")]
    public void Json_names_are_derived_as_protoc_derives_them(string name)
    {
        var file = FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile($"syntax = \"proto2\"; message M {{ optional int32 {name} = 1; }}")).File[0];

        Assert.Equal(file.MessageType[0].Field[0].JsonName, JsonNames.Default(name));
    }

    private static void AssertAgrees(IEnumerable<FileDescriptorProto> files)
    {
        foreach (var expected in files)
            AssertSame(expected, Read(Serialize(expected)));
    }

    private static FileSchema Read(byte[] bytes)
    {
        var set = DescriptorSet.FromBytes(bytes, "test");
        return new DescriptorReader(new NamePool()).ReadFile(new SchemaSet(set, null!, null!), bytes);
    }

    private static byte[] Serialize(Google.Protobuf.IMessage message) => Google.Protobuf.MessageExtensions.ToByteArray(message);

    private static void AssertSame(FileDescriptorProto expected, FileSchema actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Package, actual.Package);
        Assert.Equal(expected.Syntax, actual.Syntax);
        Assert.Equal((int)expected.Edition, actual.Edition);
        Assert.Equal(expected.Dependency, actual.Dependencies);
        Assert.Equal(expected.PublicDependency, actual.PublicDependencies);
        AssertOptions(expected.Options, actual.OptionsOf(actual.Options));
        AssertAll(expected.MessageType, actual.Messages, AssertSame);
        AssertAll(expected.EnumType, actual.Enums, AssertSame);
        AssertAll(expected.Extension, actual.Extensions, AssertSame);
        AssertAll(expected.Service, actual.Services, AssertSame);
    }

    private static void AssertSame(DescriptorProto expected, MessageSchema actual)
    {
        AssertElement(expected.Name, expected.Options, actual);
        Assert.Equal(expected.Options?.MapEntry ?? false, actual.IsMapEntry);
        AssertAll(expected.Field, actual.Fields, AssertSame);
        AssertAll(expected.NestedType, actual.Messages, AssertSame);
        AssertAll(expected.EnumType, actual.Enums, AssertSame);
        AssertAll(expected.Extension, actual.Extensions, AssertSame);
        AssertAll(expected.OneofDecl, actual.Oneofs, (e, a) =>
        {
            AssertElement(e.Name, e.Options, a);
            Assert.Equal(expected.Field.Any(f => f.Proto3Optional && f.OneofIndex == a.Index), a.IsSynthetic);
        });
        Assert.Equal(expected.ExtensionRange.Select(r => new NumberRange(r.Start, r.End - 1)), actual.ExtensionRanges);
        Assert.Equal(expected.ReservedRange.Select(r => new NumberRange(r.Start, r.End - 1)), actual.ReservedRanges);
        Assert.Equal(expected.ReservedName, actual.ReservedNames);
    }

    private static void AssertSame(FieldDescriptorProto expected, FieldSchema actual)
    {
        AssertElement(expected.Name, expected.Options, actual);
        Assert.Equal(expected.Number, actual.Number);
        Assert.Equal((int)expected.Label, (int)actual.Label);
        Assert.Equal((int)expected.Type, (int)actual.DeclaredKind);
        Assert.Equal(expected.HasTypeName ? expected.TypeName.TrimStart('.') : null, actual.TypeName);
        Assert.Equal(expected.HasExtendee ? expected.Extendee.TrimStart('.') : null, actual.Extendee);
        Assert.Equal(expected.HasDefaultValue ? expected.DefaultValue : null, actual.DefaultValue);
        Assert.Equal(expected.HasOneofIndex ? expected.OneofIndex : -1, actual.OneofIndex);
        Assert.Equal(expected.Proto3Optional, actual.IsProto3Optional);
        Assert.Equal(expected.HasJsonName ? expected.JsonName : null, actual.JsonName);
    }

    private static void AssertSame(EnumDescriptorProto expected, EnumSchema actual)
    {
        AssertElement(expected.Name, expected.Options, actual);
        AssertAll(expected.Value, actual.Values, (e, a) =>
        {
            AssertElement(e.Name, e.Options, a);
            Assert.Equal(e.Number, a.Number);
        });
        Assert.Equal(expected.ReservedRange.Select(r => new NumberRange(r.Start, r.End)), actual.ReservedRanges);
        Assert.Equal(expected.ReservedName, actual.ReservedNames);
    }

    private static void AssertSame(ServiceDescriptorProto expected, ServiceSchema actual)
    {
        AssertElement(expected.Name, expected.Options, actual);
        AssertAll(expected.Method, actual.Methods, (e, a) =>
        {
            AssertElement(e.Name, e.Options, a);
            Assert.Equal(e.InputType.TrimStart('.'), a.InputType);
            Assert.Equal(e.OutputType.TrimStart('.'), a.OutputType);
            Assert.Equal(e.ClientStreaming, a.IsClientStreaming);
            Assert.Equal(e.ServerStreaming, a.IsServerStreaming);
        });
    }

    private static void AssertElement(string name, Google.Protobuf.IMessage? options, SchemaElement actual)
    {
        Assert.Equal(name, actual.Name);
        AssertOptions(options, actual.File.OptionsOf(actual.Options));
    }

    private static void AssertOptions(Google.Protobuf.IMessage? expected, ReadOnlySpan<byte> actual)
    {
        if (expected is null)
            Assert.True(actual.IsEmpty);
        else
            Assert.Equal(expected, expected.Descriptor.Parser.ParseFrom(actual.ToArray()));
    }

    private static void AssertAll<TExpected, TActual>(IReadOnlyCollection<TExpected> expected, TActual[] actual, Action<TExpected, TActual> assert)
    {
        Assert.Equal(expected.Count, actual.Length);
        foreach (var (e, a) in expected.Zip(actual))
            assert(e, a);
    }
}

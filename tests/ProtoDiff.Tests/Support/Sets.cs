using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>Descriptor sets that no compiler writes.</summary>
internal static class Sets
{
    public static byte[] Of(string file, params DescriptorProto[] messages) =>
        Of(new FileDescriptorProto { Name = file, Syntax = "proto3", MessageType = { messages } });

    public static byte[] Of(params FileDescriptorProto[] files) => new FileDescriptorSet { File = { files } }.ToByteArray();

    public static DescriptorProto Message(string name, params (string Name, int Number, string Type)[] fields) =>
        new() { Name = name, Field = { fields.Select(f => Field(f.Name, f.Number, f.Type)) } };

    public static FieldDescriptorProto Field(string name, int number, string type = "int32") =>
        new() { Name = name, Number = number, Label = FieldDescriptorProto.Types.Label.Optional, Type = Enum.Parse<Kind>(type, ignoreCase: true) };
}

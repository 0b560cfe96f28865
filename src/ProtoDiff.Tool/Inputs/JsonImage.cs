using System.Text;
using System.Text.Json;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Descriptor sets in the JSON form of protobuf, as <c>buf build -o FILE.json</c> writes them (protobuf.dev, "ProtoJSON Format").</summary>
internal static class JsonImage
{
    private const string Descriptor = "google/protobuf/descriptor.proto";
    private const string SetMessage = "google.protobuf.FileDescriptorSet";

    /// <summary>The same set in binary.</summary>
    /// <exception cref="SchemaException">It is no such JSON.</exception>
    public static byte[] ToBinary(string input, byte[] json)
    {
        var text = Encoding.UTF8.GetString(json).TrimStart('\uFEFF');
        try
        {
            using var schema = SchemaCompiler.CompileBundled(input, Descriptor);
            var plain = Convert(schema.Set, text);

            // Options of the schema's own are extensions that the schema itself declares: now they are known.
            using var image = DescriptorSet.FromBytes(plain, input);
            return Contains(image, Descriptor) ? Convert(image, text) : plain;
        }
        catch (Exception e) when (e is JsonException or RefusedException or NotSupportedException)
        {
            throw new SchemaException($"\"{input}\" is not the JSON of a descriptor set: {e.Message.TrimEnd('.')}; write it with `buf build -o FILE.json`, or pass the binary form", e);
        }
    }

    /// <summary>The same set in JSON.</summary>
    /// <exception cref="SchemaException">It is no descriptor set.</exception>
    public static string FromBinary(string input, byte[] set)
    {
        try
        {
            using var image = DescriptorSet.FromBytes(set, input);
            using var schema = Contains(image, Descriptor) ? null : SchemaCompiler.CompileBundled(input, Descriptor);
            return new JsonEncoder(printsDefaults: false).Encode(BinaryDecoder.Decode(SetType(schema?.Set ?? image), set));
        }
        catch (Exception e) when (e is MalformedException or NotSupportedException)
        {
            throw new SchemaException($"\"{input}\" cannot be written as JSON: {e.Message.TrimEnd('.')}; write the binary form", e);
        }
    }

    private static bool Contains(DescriptorSet set, string file) =>
        set.Reading(() => DescriptorSetIndex.Read(set.Source, new())).TryGet(file, out _);

    private static byte[] Convert(DescriptorSet schema, string json) =>
        BinaryEncoder.Encode(new JsonDecoder(ignoresUnknown: true).Decode(SetType(schema), json));

    /// <summary>FileDescriptorSet, with the options that a schema declares.</summary>
    private static MessageType SetType(DescriptorSet schema)
    {
        var names = new NamePool();
        var set = new SchemaSet(schema, schema.Reading(() => DescriptorSetIndex.Read(schema.Source, names)), new DescriptorReader(names));
        FileSchema[] files = [.. set.Index.Files.Select(set.File)];
        return new MessageTypes(files, isPrevious: false).Of(files.SelectMany(f => f.AllMessages()).First(m => m.FullName == SetMessage));
    }
}

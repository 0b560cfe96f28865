using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// The descriptors that protoc puts into generated C#: the static constructor of each <c>…Reflection</c> class decodes one from base64. They are read
/// out of the assembly's metadata; no code of it is loaded or run. They have no source info.
/// </summary>
internal static class AssemblyDescriptors
{
    private const string Decoder = "FromBase64String";
    private const string Constructor = ".cctor";

    // ECMA-335 III: ldstr and call, each followed by a token.
    private const byte LoadString = 0x72;
    private const byte Call = 0x28;
    private const int TokenBytes = 4;

    /// <summary>The descriptors of assemblies as one set; of those that several have, the first.</summary>
    /// <exception cref="SchemaException">There are none.</exception>
    public static byte[] Set(string input, IEnumerable<byte[]> assemblies)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (var file in assemblies.SelectMany(Files))
        {
            if (NameOf(file) is { Length: > 0 } name)
                files.TryAdd(name, file);
        }

        return files.Count > 0
            ? SetWriter.Write(files.Values)
            : throw new SchemaException($"\"{input}\" holds no Protobuf descriptors; name the assembly that the classes of the .proto files are compiled into");
    }

    private static List<byte[]> Files(byte[] assembly)
    {
        List<byte[]> files = [];
        using var pe = new PEReader(new MemoryStream(assembly));
        if (!pe.HasMetadata)
            return files;
        var metadata = pe.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0 && metadata.StringComparer.Equals(method.Name, Constructor)
                && TryDecode(Base64(metadata, pe.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? []), out var file))
            {
                files.Add(file);
            }
        }

        return files;
    }

    /// <summary>The strings that a method loads before it decodes them; empty when it decodes none.</summary>
    private static string Base64(MetadataReader metadata, ReadOnlySpan<byte> code)
    {
        var text = new StringBuilder();
        for (var i = 0; i + TokenBytes < code.Length; i++)
        {
            if (code[i] is not (LoadString or Call))
                continue;
            var token = BinaryPrimitives.ReadInt32LittleEndian(code[(i + 1)..]);
            if (code[i] == LoadString && token >>> 24 == 0x70 && (token & 0xFFFFFF) < metadata.GetHeapSize(HeapIndex.UserString))
                text.Append(metadata.GetUserString(MetadataTokens.UserStringHandle(token & 0xFFFFFF)));
            else if (code[i] == Call && IsDecoder(metadata, token))
                return text.ToString();
            else
                continue;
            i += TokenBytes;
        }

        return "";
    }

    private static bool IsDecoder(MetadataReader metadata, int token) =>
        token >>> 24 == (int)TableIndex.MemberRef && (token & 0xFFFFFF) is > 0 and var row && row <= metadata.GetTableRowCount(TableIndex.MemberRef)
        && metadata.StringComparer.Equals(metadata.GetMemberReference(MetadataTokens.MemberReferenceHandle(row)).Name, Decoder);

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[base64.Length];
        if (base64.Length == 0 || !Convert.TryFromBase64String(base64, bytes, out var length))
            return false;
        bytes = bytes[..length];
        return true;
    }

    // What is no descriptor is someone else's base64.
    private static string? NameOf(byte[] file)
    {
        try
        {
            string? name = null;
            var reader = new WireReader(file);
            while (reader.Next())
            {
                if ((reader.Field, reader.Type) == (FileFields.Name, WireType.Length))
                    name = reader.ReadString();
                else
                    reader.Skip();
            }

            return name is not null && ProtoFiles.IsProto(name) ? name : null;
        }
        catch (MalformedException)
        {
            return null;
        }
    }
}

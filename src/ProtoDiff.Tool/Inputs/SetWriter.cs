using System.Buffers;
using System.Text;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Writes descriptor sets out of file descriptors.</summary>
internal static class SetWriter
{
    /// <summary>A set of files.</summary>
    public static byte[] Write(IEnumerable<byte[]> files)
    {
        var set = new ArrayBufferWriter<byte>();
        foreach (var file in files)
            WriteField(set, DescriptorSetFields.File, file);
        return set.WrittenSpan.ToArray();
    }

    /// <summary>One length-delimited field.</summary>
    public static byte[] Field(int field, ReadOnlySpan<byte> bytes)
    {
        var output = new ArrayBufferWriter<byte>();
        WriteField(output, field, bytes);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Adds a file of which only name and package are known.</summary>
    public static void WriteNameOnly(Stream set, string name, string package)
    {
        var file = new ArrayBufferWriter<byte>();
        WriteField(file, FileFields.Name, Encoding.UTF8.GetBytes(name));
        if (package.Length > 0)
            WriteField(file, FileFields.Package, Encoding.UTF8.GetBytes(package));
        set.Write(Field(DescriptorSetFields.File, file.WrittenSpan));
    }

    private static void WriteField(ArrayBufferWriter<byte> to, int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarint(to, (uint)((field << 3) | (int)WireType.Length));
        WriteVarint(to, (uint)bytes.Length);
        to.Write(bytes);
    }

    private static void WriteVarint(ArrayBufferWriter<byte> to, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            to.Write([(byte)(value | 0x80)]);
        to.Write([(byte)value]);
    }
}

using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Writes a descriptor set anew, with the files that are only imported marked as that.</summary>
internal static class ProjectSet
{
    // Field 8042 of a FileDescriptorProto, and in it field 1, true: as the images of buf say it (buf.alpha.image.v1.ImageFileExtension).
    private static readonly byte[] ImportMark = [.. Varint((BufImageFields.FileExtension << 3) | 2), 2, BufImageFields.IsImport << 3, 1];

    private static readonly byte[] FileTag = [(DescriptorSetFields.File << 3) | 2];

    /// <summary>Writes the files of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="isImport">Whether a file is there only because others import it.</param>
    /// <param name="keepSourceInfo">Whether positions and comments are wanted.</param>
    /// <param name="output">Where to.</param>
    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(DescriptorSet set, Func<string, bool> isImport, bool keepSourceInfo, Stream output)
    {
        var files = set.Reading(() => DescriptorSetIndex.Read(set.Source, new NamePool())).Files;
        foreach (var file in files)
        {
            var bytes = new byte[keepSourceInfo ? file.TotalLength : file.Length];
            if (keepSourceInfo)
                set.Source.Read(file.Offset, bytes);
            else
                file.Read(set.Source, 0, bytes);
            var mark = isImport(file.Name) ? ImportMark : [];
            foreach (var part in (byte[][])[FileTag, [.. Varint(bytes.Length + mark.Length)], bytes, mark])
                output.Write(part);
        }

        return [.. files.Select(f => f.Name)];
    }

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}

using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Writes a descriptor set anew, with the files that are only imported marked as that.</summary>
internal static class ProjectSet
{
    // In field 8042 of a FileDescriptorProto field 1, true: as the images of buf say it (buf.alpha.image.v1.ImageFileExtension).
    private static readonly byte[] ImportMark = SetWriter.Field(BufImageFields.FileExtension, [BufImageFields.IsImport << 3, 1]);

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
            output.Write(SetWriter.Field(DescriptorSetFields.File, isImport(file.Name) ? [.. bytes, .. ImportMark] : bytes));
        }

        return [.. files.Select(f => f.Name)];
    }
}

using System.Runtime.InteropServices;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Reads the source info of a file, which is the larger part of its bytes and is decoded for little else than findings (descriptor.proto, SourceCodeInfo).</summary>
internal static class SourceInfo
{
    /// <summary>Is shown one location.</summary>
    /// <param name="path">What stands there.</param>
    /// <param name="span">Where it stands, as it is written.</param>
    /// <param name="location">The location as a whole, encoded: its comments are in it.</param>
    public delegate void Visitor(ReadOnlySpan<int> path, ReadOnlySpan<int> span, ReadOnlySpan<byte> location);

    /// <summary>Shows every location.</summary>
    /// <param name="file">The file.</param>
    /// <param name="visit">Is shown each.</param>
    /// <param name="word">Text without which nothing in the source info is of interest; empty when there is none such.</param>
    public static void Visit(FileSchema file, Visitor visit, byte[] word)
    {
        if (!file.Set.Index.TryGet(file.Name, out var entry))
            return;
        var set = file.Set.Descriptors;
        for (var i = 0; i < entry.SourceInfo.Count; i++)
        {
            var range = entry.SourceInfo[i];
            set.Reading(
                () =>
                {
                    using var bytes = new PooledBytes(set.Source, entry, range);
                    if (bytes.Span.IndexOf(word) < 0)
                        return false;
                    var field = new WireReader(bytes.Span);
                    field.Next();
                    Visit(field.ReadBytes(), visit);
                    return true;
                },
                file.Name);
        }
    }

    private static void Visit(ReadOnlySpan<byte> sourceInfo, Visitor visit)
    {
        List<int> path = [];
        List<int> span = [];
        var reader = new WireReader(sourceInfo);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) != (SourceCodeInfoFields.Location, WireType.Length))
            {
                reader.Skip();
                continue;
            }

            path.Clear();
            span.Clear();
            var bytes = reader.ReadBytes();
            var location = new WireReader(bytes);
            while (location.Next())
            {
                if (location.Field == LocationFields.Path)
                    DescriptorReader.ReadInts(ref location, path);
                else if (location.Field == LocationFields.Span)
                    DescriptorReader.ReadInts(ref location, span);
                else
                    location.Skip();
            }

            visit(CollectionsMarshal.AsSpan(path), CollectionsMarshal.AsSpan(span), bytes);
        }
    }
}

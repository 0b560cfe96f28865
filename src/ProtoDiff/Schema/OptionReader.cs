using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Reads single options from the encoded options of an element: decoding all of them for one would cost more than everything else.</summary>
internal static class OptionReader
{
    /// <summary>A number, enum value or bool among an element's options; null when it is not set.</summary>
    /// <param name="element">The element.</param>
    /// <param name="path">The field numbers that lead to it, from the options message inwards.</param>
    /// <exception cref="SchemaException">The options cannot be decoded.</exception>
    public static int? Number(SchemaElement element, params ReadOnlySpan<int> path) =>
        element.Options.Length == 0 ? null : Number(element.File, element.Options, path.ToArray());

    /// <summary>A number, enum value or bool among the options of a file; null when it is not set.</summary>
    /// <exception cref="SchemaException">The options cannot be decoded.</exception>
    public static int? Number(FileSchema file, params ReadOnlySpan<int> path) =>
        file.Options.Length == 0 ? null : Number(file, file.Options, path.ToArray());

    /// <summary>A string among the options of a file; null when it is not set.</summary>
    /// <exception cref="SchemaException">The options cannot be decoded.</exception>
    public static string? Text(FileSchema file, int field) =>
        file.Options.Length == 0 ? null : file.Set.Descriptors.Reading(() => Text(file.OptionsOf(file.Options), field), file.Name);

    private static int? Number(FileSchema file, ByteRange options, int[] path) =>
        file.Set.Descriptors.Reading(() => Number(file.OptionsOf(options), path), file.Name);

    // The last one counts, and messages on the way merge: both are what a protobuf reader does.
    private static int? Number(ReadOnlySpan<byte> message, ReadOnlySpan<int> path)
    {
        int? value = null;
        var reader = new WireReader(message);
        while (reader.Next())
        {
            if (reader.Field != path[0] || reader.Type != (path.Length == 1 ? WireType.Varint : WireType.Length))
                reader.Skip();
            else if (path.Length == 1)
                value = reader.ReadInt32();
            else
                value = Number(reader.ReadBytes(), path[1..]) ?? value;
        }

        return value;
    }

    private static string? Text(ReadOnlySpan<byte> message, int field)
    {
        string? value = null;
        var reader = new WireReader(message);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) == (field, WireType.Length))
                value = reader.ReadString();
            else
                reader.Skip();
        }

        return value;
    }
}

using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>What a file declares at its top, by full name: enough to know whether any of it stands on the other side, at a fraction of the cost of parsing.</summary>
/// <param name="Entry">The file.</param>
/// <param name="Names">Full names of messages, enums and services, without those inside messages.</param>
/// <param name="HasExtensions">Whether it declares an extension anywhere. Those are paired by what they extend, which no name tells.</param>
internal sealed record Declarations(FileEntry Entry, IReadOnlyList<string> Names, bool HasExtensions)
{
    /// <summary>Scans a serialized <c>google.protobuf.FileDescriptorProto</c>.</summary>
    /// <exception cref="MalformedException">The bytes are not a file descriptor.</exception>
    public static Declarations Scan(FileEntry entry, ReadOnlySpan<byte> file, NamePool pool)
    {
        List<string> names = [];
        var hasExtensions = false;
        var reader = new WireReader(file);
        while (reader.Next())
        {
            switch (reader.Field, reader.Type)
            {
                case (FileFields.Message, WireType.Length):
                    var message = reader.ReadBytes();
                    names.Add(FullName(message));
                    hasExtensions |= DeclareExtensions(message, WireLimits.Depth);
                    break;
                case (FileFields.Enum or FileFields.Service, WireType.Length):
                    names.Add(FullName(reader.ReadBytes()));
                    break;
                case (FileFields.Extension, _):
                    hasExtensions = true;
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(entry, names, hasExtensions);

        string FullName(ReadOnlySpan<byte> element) => entry.Package.Length == 0 ? NameOf(element, pool) : $"{entry.Package}.{NameOf(element, pool)}";
    }

    // The name is field 1 of messages, enums and services alike.
    private static string NameOf(ReadOnlySpan<byte> element, NamePool pool)
    {
        var name = "";
        var reader = new WireReader(element);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) == (MessageFields.Name, WireType.Length))
                name = pool.Get(reader.ReadUtf8());
            else
                reader.Skip();
        }

        return name.Length > 0 ? name : throw new MalformedException("a message, an enum or a service has no name");
    }

    private static bool DeclareExtensions(ReadOnlySpan<byte> message, int depth)
    {
        if (depth == 0)
            throw new MalformedException($"messages nest deeper than {WireLimits.Depth}");
        var reader = new WireReader(message);
        while (reader.Next())
        {
            if (reader.Field == MessageFields.Extension)
                return true;
            if ((reader.Field, reader.Type) != (MessageFields.NestedType, WireType.Length))
                reader.Skip();
            else if (DeclareExtensions(reader.ReadBytes(), depth - 1))
                return true;
        }

        return false;
    }
}

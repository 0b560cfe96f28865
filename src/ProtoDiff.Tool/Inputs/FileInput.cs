using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// An input that is one file or standard input, told by its first bytes: a descriptor set, such a set compressed or as JSON, an archive of .proto
/// files, a .NET assembly, or a NuGet package of some.
/// </summary>
internal static class FileInput
{
    /// <summary>Standard input.</summary>
    public const string Standard = "-";

    /// <summary>What is unpacked at most: an archive of a few kilobytes can hold any number of zeros.</summary>
    private const long MaxBytes = 1L << 30;

    private const int HeadBytes = 512;
    private const int TarMagicOffset = 257;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SchemaException">It is not there, or no schema can be made of it.</exception>
    public static OpenedInput Open(string input, BlobStore blobs, SideSettings imports)
    {
        if (input == Standard)
        {
            using var stream = Console.OpenStandardInput();
            return Of(input, ReadAll(input, stream), blobs, imports);
        }

        // What is no regular file can be read but once.
        if (!File.Exists(input))
            return new(DescriptorSet.Open(input));
        if (!FileType.IsRegular(input))
        {
            using var pipe = OpenFile(input);
            return Of(input, ReadAll(input, pipe), blobs, imports);
        }

        using (var file = OpenFile(input))
        {
            var head = new byte[HeadBytes];
            if (KindOf(head.AsSpan(0, file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false))) != Kind.Set)
            {
                file.Position = 0;
                return Of(input, ReadAll(input, file), blobs, imports);
            }
        }

        return new(DescriptorSet.Open(input));
    }

    private static OpenedInput Of(string input, byte[] bytes, BlobStore blobs, SideSettings imports)
    {
        try
        {
            return KindOf(bytes) switch
            {
                Kind.Gzip => Of(input, Unpack(input, bytes), blobs, imports),
                Kind.Zip => OfZip(input, bytes, blobs, imports),
                Kind.Tar => new(ArchiveTree.Of(input, TarEntries(input, bytes), blobs, imports)),
                Kind.Assembly => new(DescriptorSet.FromBytes(AssemblyDescriptors.Set(input, [bytes]), input)),
                Kind.Pointer => throw LargeFile.Error(input),
                Kind.Json => new(DescriptorSet.FromBytes(JsonImage.ToBinary(input, bytes), input)),
                _ => new(DescriptorSet.FromBytes(bytes, input)),
            };
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadImageFormatException)
        {
            throw new SchemaException($"\"{input}\" is damaged: {e.Message.TrimEnd('.')}; make it anew", e);
        }
    }

    private static OpenedInput OfZip(string input, byte[] bytes, BlobStore blobs, SideSettings imports)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        long total = 0;
        var assemblies = zip.Entries.Where(e => e.FullName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).OrderByDescending(e => e.FullName, StringComparer.Ordinal).Select(Read).ToList();

        // What a package is for is what it ships to programs; the .proto files in it are for compilers.
        if (assemblies.Count > 0 && (input.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase) || !zip.Entries.Any(e => ProtoFiles.IsProto(e.FullName))))
            return new(DescriptorSet.FromBytes(AssemblyDescriptors.Set(input, assemblies), input));
        return new(ArchiveTree.Of(input, [.. zip.Entries.Where(e => ArchiveTree.IsOfUse(e.FullName)).Select(e => (e.FullName, Read(e)))], blobs, imports));

        byte[] Read(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            var content = ReadAll(input, stream, MaxBytes - total);
            total += content.Length;
            return content;
        }
    }

    private static List<(string, byte[])> TarEntries(string input, byte[] bytes)
    {
        List<(string, byte[])> entries = [];
        using var tar = new TarReader(new MemoryStream(bytes));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && ArchiveTree.IsOfUse(entry.Name) && entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                entries.Add((entry.Name, ReadAll(input, data)));
        }

        return entries;
    }

    private static byte[] Unpack(string input, byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return ReadAll(input, gzip);
    }

    private static byte[] ReadAll(string input, Stream stream, long limit = MaxBytes)
    {
        var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is > 0 and var count)
        {
            if (memory.Length + count > limit)
                throw new SchemaException($"\"{input}\" holds more than {MaxBytes >> 20} MB; pass a descriptor set as a file, or an archive of the .proto files alone");
            memory.Write(buffer, 0, count);
        }

        return memory.ToArray();
    }

    private static FileStream OpenFile(string input)
    {
        try
        {
            return File.OpenRead(input);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException($"\"{input}\" cannot be opened: {e.Message}", e);
        }
    }

    // RFC 1952; PKWARE APPNOTE 4.3.7; POSIX pax; ECMA-335 II.25.2. No descriptor set starts like one of them, nor with a brace.
    private static Kind KindOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return Kind.Gzip;
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return Kind.Zip;
        if (head.StartsWith("MZ"u8))
            return Kind.Assembly;
        if (head.StartsWith("{"u8) || head.StartsWith(Encoding.UTF8.Preamble))
            return Kind.Json;
        if (LargeFile.IsPointer(head))
            return Kind.Pointer;
        return head.Length > TarMagicOffset && head[TarMagicOffset..].StartsWith("ustar"u8) ? Kind.Tar : Kind.Set;
    }

    private enum Kind
    {
        Set,
        Gzip,
        Zip,
        Tar,
        Assembly,
        Json,
        Pointer,
    }
}

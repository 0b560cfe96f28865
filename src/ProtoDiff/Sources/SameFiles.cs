using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Sources;

/// <summary>The files that two sets have with the same bytes, to be found by name and by package.</summary>
internal sealed class SameFiles
{
    private readonly FilePlaces _byName = new();
    private readonly FilePlaces _byPackage = new();

    /// <summary>How many there are.</summary>
    public int Count => _byName.Count;

    /// <summary>Where they are.</summary>
    public ReadOnlySpan<FilePlace> Places => _byName.All;

    /// <summary>Adds a file.</summary>
    /// <param name="file">Its bytes. Everything at its top is looked at: it must be a message.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>False, and nothing is added, when it has no name, or perhaps that of another.</returns>
    public bool TryAdd(ReadOnlySpan<byte> file, FilePlace place)
    {
        ReadOnlySpan<byte> name = default;
        ReadOnlySpan<byte> package = default;
        var reader = new WireReader(file);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) == (FileFields.Name, WireType.Length))
                name = reader.ReadUtf8();
            else if ((reader.Field, reader.Type) == (FileFields.Package, WireType.Length))
                package = reader.ReadUtf8();
            else
                reader.Skip();
        }

        if (name.IsEmpty || !_byName.TryAdd(NamePool.Hash(name), place))
            return false;

        // One file of a package says that there is the package.
        _byPackage.TryAdd(NamePool.Hash(package), place);
        return true;
    }

    /// <summary>Where the file is that has a name, if any has.</summary>
    public FilePlace? WithName(ReadOnlySpan<byte> name) => _byName.Find(NamePool.Hash(name));

    /// <summary>Where a file is that is in a package, if any is.</summary>
    public FilePlace? InPackage(ReadOnlySpan<byte> package) => _byPackage.Find(NamePool.Hash(package));
}

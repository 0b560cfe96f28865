using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>
/// Files under several import roots. A file is named from the first root that holds it, and an import is looked for in one root after the other: those that
/// <c>-I</c> names, in its order, then those of modules or of projects, the innermost first, then the directory itself where no module says what belongs to it.
/// </summary>
internal sealed class RootedTree : ProtoTree
{
    private readonly Place _place;
    private readonly IReadOnlyList<Root> _roots;
    private readonly Dictionary<string, Found?> _files;

    private RootedTree(Place place, string? usersRoot, IReadOnlyList<Root> roots, Dictionary<string, Found?> listed)
        : base(place.Input, listed.Keys) => (_place, UsersRoot, _roots, _files) = (place, usersRoot, roots, listed);

    public override string? UsersRoot { get; }

    /// <summary>Names the files of a place by its import roots.</summary>
    /// <param name="place">The place.</param>
    /// <param name="settings">What the user says of import roots.</param>
    /// <param name="usersRoot">The directory on disk that is to be compared, when it is one.</param>
    /// <param name="blobs">What was read so far.</param>
    /// <returns>The files; null when nothing tells more than that imports start from the directory.</returns>
    /// <exception cref="SchemaException">Two files have one name.</exception>
    public static RootedTree? Of(Place place, SideSettings settings, string? usersRoot, BlobStore blobs)
    {
        var modules = (settings.Modules is { } text ? BufRoots.In(text, place.BaseDirectory) : null) ?? BufRoots.Find(place);
        if ((modules ?? ProjectRoots.Find(place)) is var told && told is null && settings.Directories.IsEmpty)
            return null;
        var named = settings.Directories.In(place).ToArray();
        ImportRoot[] inferred = [.. (told ?? []).OrderByDescending(r => r.Directory.Length), .. modules is null ? [new ImportRoot(place.BaseDirectory)] : Array.Empty<ImportRoot>()];
        var tree = place.Tree([place.BaseDirectory, .. named.Select(n => n.InPlace).OfType<string>(), .. inferred.Select(r => r.Directory)]);
        Root[] roots =
        [
            .. named.Select(n => n.InPlace is { } path ? new Root(tree, new(path)) : new Root(new DirectoryTree(new(place.Input, n.Typed, [], null), blobs), new("")) { OnDisk = n.Typed }),
            .. inferred.Select(r => new Root(tree, r)),
        ];
        return new(place, usersRoot, roots, Listed(place, [.. roots.Where(r => r.Tree == tree)], modules is null ? [place.BaseDirectory] : Walked(place, modules)));
    }

    /// <summary>The error for one without files.</summary>
    public SchemaException None() => new($"\"{Input}\" holds no .proto files that belong to a module of its {BufModule.FileName}; add them to one, or name their import root with -I DIR");

    public override string? IdOf(string name) => Find(name) is { } file ? file.Root.Tree.IdOf(file.Path) : null;

    public override string PathOf(string name) => Find(name) switch
    {
        null => name,
        { Root.OnDisk: { } directory } => Path.GetRelativePath(UsersRoot ?? ".", Path.Combine(directory, name)).Replace(Path.DirectorySeparatorChar, '/'),
        var file => SlashPath.From(_place.BaseDirectory, file.Path),
    };

    public override IReadOnlyList<byte[]> Read(IReadOnlyList<string> names)
    {
        var contents = new byte[names.Count][];
        foreach (var files in names.Select((name, index) => (File: Find(name)!, Index: index)).GroupBy(f => f.File.Root.Tree))
        {
            foreach (var ((_, index), content) in files.Zip(files.Key.Read([.. files.Select(f => f.File.Path)])))
                contents[index] = content;
        }

        return contents;
    }

    public override ProtoFiles OnDisk(TemporaryDirectory output)
    {
        var onDisk = _roots.Select(r => r.Tree).Distinct().ToDictionary(t => t, t => Path.GetFullPath(t.OnDisk(output).Root));
        string[] roots = [.. _roots.Select(r => Path.Combine(onDisk[r.Tree], r.Import.Directory)).Where(Directory.Exists).Distinct(StringComparer.Ordinal)];
        return new(Input, roots[0], Names, UsersRoot)
        {
            MoreRoots = roots[1..],
            Paths = [.. Names.Select(n => Path.Combine(onDisk[Find(n)!.Root.Tree], Find(n)!.Path))],
            PathOf = PathOf,
        };
    }

    private static Dictionary<string, Found?> Listed(Place place, Root[] roots, IReadOnlyList<string> directories)
    {
        Dictionary<string, Found?> listed = new(StringComparer.Ordinal);
        foreach (var path in directories.SelectMany(place.ProtoFiles).Distinct(StringComparer.Ordinal))
        {
            if (Array.Find(roots, r => r.Import.Holds(path)) is not { } root)
                continue;
            var name = SlashPath.From(root.Import.Directory, path);
            if (!listed.TryAdd(name, new(root, path)))
            {
                throw new SchemaException(
                    $"\"{place.Input}\" holds \"{SlashPath.From(place.BaseDirectory, listed[name]!.Path)}\" and \"{SlashPath.From(place.BaseDirectory, path)}\", and both are imported as \"{name}\"; compare one of their directories at a time, or name the directory that both are below with -I DIR");
            }
        }

        return listed;
    }

    // What lies beside the modules is nobody's.
    private static string[] Walked(Place place, IReadOnlyList<ImportRoot> modules)
    {
        string[] met = [.. modules.Where(m => m.Meets(place.BaseDirectory)).Select(m => SlashPath.IsInside(m.Directory, place.BaseDirectory) ? m.Directory : place.BaseDirectory).Distinct(StringComparer.Ordinal)];
        return [.. met.Where(d => !Array.Exists(met, other => other != d && SlashPath.IsInside(d, other)))];
    }

    private Found? Find(string name)
    {
        if (!_files.TryGetValue(name, out var found))
        {
            found = IsCanonical(name)
                ? _roots.Select(r => new Found(r, SlashPath.Join(r.Import.Directory, name))).FirstOrDefault(f => f.Root.Import.Holds(f.Path) && f.Root.Tree.IdOf(f.Path) is not null)
                : null;
            _files.Add(name, found);
        }

        return found;
    }

    /// <param name="Tree">The files that it is a directory of.</param>
    /// <param name="Import">The directory.</param>
    private sealed record Root(ProtoTree Tree, ImportRoot Import)
    {
        /// <summary>The directory on disk that the user named, where it is none of the place.</summary>
        public string? OnDisk { get; init; }
    }

    /// <param name="Root">The import root.</param>
    /// <param name="Path">The path among the files of the root's tree.</param>
    private sealed record Found(Root Root, string Path);
}

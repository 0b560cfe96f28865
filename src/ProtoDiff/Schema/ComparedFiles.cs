using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// The files of both sides that a comparison looks into. Those that changed are parsed. Those that only one side has are parsed when
/// something of theirs stands on the other side as well, in another file; of the others there is nothing to compare but the name.
/// </summary>
internal sealed class ComparedFiles
{
    private ComparedFiles(FileSchema[] previous, FileSchema[] current, Renames renames) => (Previous, Current, Renames) = (previous, current, renames);

    /// <summary>Previous files that are changed or gone; of some of the latter only name and package are read.</summary>
    public IReadOnlyCollection<FileSchema> Previous { get; }

    /// <summary>Current files that are changed or new; of some of the latter only name and package are read.</summary>
    public IReadOnlyCollection<FileSchema> Current { get; }

    /// <summary>What has another name now: packages to begin with, where they are asked for.</summary>
    public Renames Renames { get; }

    /// <summary>Reads what has to be read.</summary>
    /// <param name="changed">The files that differ.</param>
    /// <param name="previous">The previous side.</param>
    /// <param name="current">The current side.</param>
    /// <param name="pool">The names known so far.</param>
    /// <param name="needsDeleted">Whether everything that a deleted file declared is asked for, wherever it went.</param>
    /// <param name="followsPackages">Whether what a package declared is the same under a new name of the package.</param>
    public static ComparedFiles Read(
        ChangedFiles changed, SchemaSet previous, SchemaSet current, NamePool pool, bool needsDeleted, bool followsPackages)
    {
        var before = new Side(changed.Previous, previous, current, pool);
        var after = new Side(changed.Current, current, previous, pool);
        var packages = followsPackages ? PackageRenames.Find(before.InPackagesMissingFrom(current), after.InPackagesMissingFrom(previous)) : new();
        var namesNow = before.Names.Select(packages.Now).ToHashSet(StringComparer.Ordinal);
        return new(before.Read(n => after.Names.Contains(packages.Now(n)), needsDeleted), after.Read(namesNow.Contains, all: false), packages);
    }

    /// <summary>One side, with what its changed files declare.</summary>
    private sealed class Side
    {
        private readonly SchemaSet _set;
        private readonly List<FileSchema> _both = [];
        private readonly List<Declarations> _alone = [];

        public Side(List<FileEntry> changed, SchemaSet set, SchemaSet other, NamePool pool)
        {
            _set = set;
            foreach (var entry in changed)
            {
                if (other.Index.TryGet(entry.Name, out _))
                    _both.Add(set.File(entry));
                else
                    _alone.Add(set.Declarations(entry, pool));
            }

            Names = _alone.SelectMany(a => a.Names)
                .Concat(_both.SelectMany(f => f.AtTop()).Select(e => e.FullName))
                .ToHashSet(StringComparer.Ordinal);
        }

        /// <summary>Full names at the top of its files.</summary>
        public HashSet<string> Names { get; }

        /// <summary>What it declares at the top, in packages that the other side does not have.</summary>
        public IEnumerable<PackageMember> InPackagesMissingFrom(SchemaSet other)
        {
            var missing = _alone.Select(a => a.Entry.Package).Concat(_both.Select(f => f.Package)).ToHashSet(StringComparer.Ordinal);
            missing.RemoveWhere(other.Index.HasPackage);
            return _alone.Where(a => missing.Contains(a.Entry.Package)).SelectMany(a => a.Names.Select(n => new PackageMember(a.Entry.Package, n)))
                .Concat(_both.Where(f => missing.Contains(f.Package)).SelectMany(f => f.AtTop().Select(e => new PackageMember(f.Package, e.FullName))));
        }

        public FileSchema[] Read(Func<string, bool> isOnOtherSide, bool all) =>
        [
            .. _both,
            .. _alone.Select(a => all || a.HasExtensions || a.Names.Any(isOnOtherSide) ? _set.File(a.Entry) : _set.NameOnly(a.Entry)),
        ];
    }
}

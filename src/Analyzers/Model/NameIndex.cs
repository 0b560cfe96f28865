using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// What all files of a compilation hold of something, by its name. Files are merged in stretches of neighbours, and a stretch outlives the
/// compilation: while somebody types, only that of the edited file is merged again.
/// </summary>
internal sealed class NameIndex<T>
{
    // A question costs one look-up a stretch, and an edit the reading of one stretch.
    private const int FilesInStretch = 32;

    private readonly ImmutableArray<Stretch> _stretches;

    private NameIndex(ImmutableArray<Stretch> stretches) => _stretches = stretches;

    /// <summary>The names, each once.</summary>
    public IEnumerable<string> Names => _stretches.SelectMany(stretch => stretch.ByName.Select(group => group.Key)).Distinct(StringComparer.Ordinal);

    public IEnumerable<T> this[string name] => _stretches.SelectMany(stretch => stretch.ByName[name]);

    public bool Contains(string name) => _stretches.Any(stretch => stretch.ByName.Contains(name));

    /// <summary>One kind of index: how a file is read for it, and the stretches that are merged already.</summary>
    internal sealed class Kind
    {
        private readonly Func<SyntaxTree, IEnumerable<(string Name, T Value)>> _read;
        private readonly ConditionalWeakTable<SyntaxTree, StrongBox<Stretch?>> _known = new();

        /// <param name="read">What one file holds, by its words alone.</param>
        public Kind(Func<SyntaxTree, IEnumerable<(string Name, T Value)>> read) => _read = read;

        public NameIndex<T> Of(Compilation compilation)
        {
            var files = compilation.SyntaxTrees.ToImmutableArray();
            var stretches = ImmutableArray.CreateBuilder<Stretch>((files.Length / FilesInStretch) + 1);
            for (var first = 0; first < files.Length; first += FilesInStretch) stretches.Add(StretchOf(files, first));
            return new NameIndex<T>(stretches.ToImmutable());
        }

        // Two versions of a project that take turns cost each other time, and nothing else.
        private Stretch StretchOf(ImmutableArray<SyntaxTree> files, int first)
        {
            var latest = _known.GetOrCreateValue(files[first]);
            if (latest.Value is { } known && known.IsOf(files, first)) return known;

            return latest.Value = new Stretch(ImmutableArray.Create(files, first, Math.Min(FilesInStretch, files.Length - first)), _read);
        }
    }

    private sealed class Stretch
    {
        private readonly ImmutableArray<SyntaxTree> _files;
        private readonly Lazy<ILookup<string, T>> _byName;

        public Stretch(ImmutableArray<SyntaxTree> files, Func<SyntaxTree, IEnumerable<(string Name, T Value)>> read)
        {
            _files = files;
            _byName = new(() => files.SelectMany(read).ToLookup(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal));
        }

        public ILookup<string, T> ByName => _byName.Value;

        public bool IsOf(ImmutableArray<SyntaxTree> files, int first)
        {
            if (_files.Length != Math.Min(FilesInStretch, files.Length - first)) return false;

            for (var n = 0; n < _files.Length; n++)
            {
                if (_files[n] != files[first + n]) return false;
            }

            return true;
        }
    }
}

using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>
/// The directories that <c>-I</c> names. One that is in either input, or in the repository, is meant as the same place on both sides; where a side does not have
/// it there, it is the directory on disk.
/// </summary>
/// <param name="typed">As the user wrote them.</param>
/// <param name="inputs">The inputs.</param>
internal sealed class ImportDirectories(IReadOnlyList<string> typed, params string[] inputs)
{
    public static readonly ImportDirectories None = new([]);

    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private bool _isAsked;

    public bool IsEmpty => typed.Count == 0;

    /// <summary>The directories in a place, and those on disk that stand for the ones it does not have.</summary>
    public IEnumerable<(string? InPlace, string Typed)> In(Place place)
    {
        _isAsked = true;
        foreach (var directory in typed)
        {
            var path = place.Find(RelativeToInput(directory), directory);
            if (path is null && !Directory.Exists(directory))
                continue;
            _found.Add(directory);
            yield return (path, directory);
        }
    }

    /// <summary>Refuses directories that neither side has.</summary>
    /// <exception cref="SchemaException">There is one.</exception>
    public void RefuseMissing()
    {
        if (_isAsked && typed.FirstOrDefault(d => !_found.Contains(d)) is { } missing)
            throw new SchemaException($"-I \"{missing}\" is not a directory on either side; name one that imports start from");
    }

    // The innermost input counts: one may lie in the other.
    private string? RelativeToInput(string directory)
    {
        var full = Path.GetFullPath(directory);
        return inputs.Where(Directory.Exists).Select(Path.GetFullPath).Where(i => RealPath.IsInside(full, i)).MaxBy(i => i.Length) is { } input
            ? SlashPath.Join("", Path.GetRelativePath(input, full).Replace(Path.DirectorySeparatorChar, '/'))
            : null;
    }
}

using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>Where directories of .proto files lie: a disk, a commit or an archive. Paths start at its top, have slashes, and are empty for the top.</summary>
/// <param name="input">What the user calls the input.</param>
/// <param name="directory">The directory that is to be compared.</param>
/// <param name="file">The one file of it that is to be compared; null for all.</param>
internal abstract class Place(string input, string directory, string? file)
{
    public string Input { get; } = input;

    public string BaseDirectory { get; } = directory;

    /// <summary>The highest directory in which anything is looked for.</summary>
    public virtual string Top => "";

    /// <summary>The highest directory whose files are about all that is below. Those above are someone else's, unless they name what is below.</summary>
    public virtual string Home => "";

    /// <summary>The paths of the .proto files of a directory and below.</summary>
    /// <exception cref="SchemaException">Something in it cannot be read.</exception>
    public IEnumerable<string> ProtoFiles(string directory) =>
        file is null ? ProtoFilesBelow(directory) : SlashPath.IsInside(SlashPath.Join(BaseDirectory, file), directory) ? [SlashPath.Join(BaseDirectory, file)] : [];

    /// <summary>Everything that can be imported from some directories, by path.</summary>
    public abstract ProtoTree Tree(IReadOnlyList<string> directories);

    /// <summary>The contents of files, in their order; null for those that are not there.</summary>
    public abstract IReadOnlyList<string?> Read(IReadOnlyList<string> paths);

    /// <summary>The content of a file; null when there is none.</summary>
    public string? Read(string path) => Read([path])[0];

    /// <summary>Whether there is a file in the directory that is to be compared, or in one above it.</summary>
    public abstract bool Has(string directory, string name);

    /// <summary>The names of the files that stand in the directory that is to be compared, or in one above it.</summary>
    public abstract IEnumerable<string> FilesIn(string directory);

    /// <summary>The paths of the project files of the directory that is to be compared, and below.</summary>
    public IEnumerable<string> Projects() => file is null ? ProjectsBelow() : FilesIn(BaseDirectory).Where(ProjectRoots.IsProject).Select(p => SlashPath.Join(BaseDirectory, p));

    /// <summary>The path of a directory that the user names to look for imports in; null when it is not here.</summary>
    /// <param name="relative">Where it is in the other input; null when it is not in it.</param>
    /// <param name="typed">As the user wrote it.</param>
    public abstract string? Find(string? relative, string typed);

    /// <summary>What the user calls a file.</summary>
    public virtual string NameOf(string path) => $"{Input}:{path}";

    protected abstract IEnumerable<string> ProtoFilesBelow(string directory);

    protected abstract IEnumerable<string> ProjectsBelow();
}

using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>Paths as users and configuration files write them, made into what a comparison knows: full paths, where the input is on disk, or names as imports have them.</summary>
internal sealed class SchemaPaths(string input)
{
    private readonly string _written = DirectoryOf(input);

    /// <summary>The schema, as the user wrote it.</summary>
    public string Input { get; } = input;

    /// <summary>The directory of the schema, in full; null when it is not on disk.</summary>
    public string? Directory { get; } =
        System.IO.Directory.Exists(input) || (ProtoFiles.IsProto(input) && File.Exists(input)) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(DirectoryOf(input))) : null;

    /// <summary>The directory of an input, or of the file that it is; the current one for what is neither.</summary>
    public static string DirectoryOf(string input) =>
        System.IO.Directory.Exists(input) ? input : File.Exists(input) && Path.GetDirectoryName(input) is { Length: > 0 } directory ? directory : ".";

    /// <summary>What a path of the command line can mean: as shells complete it, from the current directory, or, where nothing is there, as the schema names it.</summary>
    public IReadOnlyList<string> Of(string path)
    {
        if (Path.Exists(path))
            return [OnDisk(path)];

        // What is gone from the input is in what it is compared with.
        return Directory is not null && RealPath.IsInside(Path.GetFullPath(path), Directory) ? [path, OnDisk(path)] : [path];
    }

    /// <summary>The paths of a configuration file, from where they start.</summary>
    /// <param name="ignore">The paths as they are written.</param>
    /// <param name="version">The version of the file, which decides where they start.</param>
    /// <param name="file">The file.</param>
    public IgnoreOptions Of(IgnoreOptions ignore, ConfigVersion version, string file)
    {
        // Before version v2 of buf.yaml paths started at the import root. Those of protodiff.yaml may do either.
        if (version != ConfigVersion.V2 || Directory is null)
            return ignore;
        return ignore.WithPaths(p => ignore.HasPatterns ? [p, Of(p, file)] : [Of(p, file)]);
    }

    /// <summary>A path of a configuration file, in full. A file from elsewhere is one as if it lay in the input.</summary>
    public string Of(string path, string file) =>
        Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(file)) is { } directory && RealPath.IsInside(Directory!, directory) ? directory : Directory!);

    private string OnDisk(string path)
    {
        // Links apart: the input and the path may lead through different ones.
        var (root, real) = (RealPath.Of(_written), RealPath.Of(path));
        var relative = RealPath.IsInside(real, root) ? Path.GetRelativePath(root, real) : null;
        return (Directory, relative) switch
        {
            (null, null) => path,
            (null, _) => relative,
            (_, null) => Path.GetFullPath(path),
            _ => Path.GetFullPath(relative, Directory),
        };
    }
}

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// A module of .proto files, as <c>buf.yaml</c> of version v1beta1, v1 or v2 and <c>buf.work.yaml</c> tell it (buf.build, "buf.yaml config file"). Paths
/// start at the directory of the file that tells it, have slashes, and are empty for that directory itself.
/// </summary>
public sealed record BufModule
{
    /// <summary>What a file that describes one module is called.</summary>
    internal const string FileName = "buf.yaml";

    /// <summary>What a file that lists the modules of version v1 is called.</summary>
    internal const string WorkspaceName = "buf.work.yaml";

    // Those of every version; buf refuses any other, too.
    private static readonly string[] SettingsOfAll = ["version", "name", "deps", "lint", "breaking"];

    /// <summary>Its directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The directories in it that imports start from: the directory of the module, but in version v1beta1.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>The only directories that are part of it; everything when empty.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];

    /// <summary>Directories that are no part of it.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>What is asked of it.</summary>
    public Configuration Configuration { get; init; } = new();

    /// <summary>Whether a file is part of it.</summary>
    internal bool Holds(string path) =>
        SlashPath.IsInside(path, Directory)
        && (Includes.Count == 0 || Includes.Any(i => SlashPath.IsInside(path, i)))
        && !Excludes.Any(e => SlashPath.IsInside(path, e));

    /// <summary>The modules that a <c>buf.yaml</c> tells, each with its own part of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="directory">Where it is, from where the paths are to start.</param>
    internal static IReadOnlyList<(BufModule Module, YamlSection Section)> InFile(YamlSection file, string directory = "")
    {
        if (VersionOf(file) == Rules.ConfigVersion.V2)
        {
            file.RefuseOthers([.. SettingsOfAll, "modules", "plugins", "policies"]);
            return file.Sections("modules") is { Count: > 0 } modules
                ? [.. modules.Select(m => (Listed(m, directory), m))]
                : [(Module(directory, [], [], []), file)];
        }

        file.RefuseOthers([.. SettingsOfAll, "build"]);
        return [(file.Section("build") is { } build ? Built(build, directory) : Module(directory, [], [], []), file)];
    }

    /// <summary>The directories of the modules that a <c>buf.work.yaml</c> lists.</summary>
    internal static IEnumerable<string> InWorkspace(YamlSection file)
    {
        file.RefuseOthers("version", "directories");
        return Places(file, "directories", "");
    }

    /// <summary>The version of a <c>buf.yaml</c>; v1beta1 is what buf takes one without a version for.</summary>
    internal static Rules.ConfigVersion VersionOf(YamlSection file) => file.OneOf("version", "v1beta1", "v1", "v2") switch
    {
        "v2" => Rules.ConfigVersion.V2,
        "v1" => Rules.ConfigVersion.V1,
        _ => Rules.ConfigVersion.V1Beta1,
    };

    private static BufModule Listed(YamlSection module, string directory)
    {
        module.RefuseOthers("path", "name", "includes", "excludes", "lint", "breaking");
        return Module(Place(module, directory, module.Text("path") ?? "."), [], Places(module, "includes", directory), Places(module, "excludes", directory));
    }

    private static BufModule Built(YamlSection build, string directory)
    {
        build.RefuseOthers("roots", "excludes");
        return Module(directory, Places(build, "roots", directory), [], Places(build, "excludes", directory));
    }

    private static BufModule Module(string directory, IReadOnlyList<string> roots, IReadOnlyList<string> includes, IReadOnlyList<string> excludes) => new()
    {
        Directory = directory,
        Roots = roots.Count > 0 ? roots : [directory],
        Includes = includes,
        Excludes = excludes,
    };

    private static string[] Places(YamlSection section, string name, string directory) => [.. section.List(name).Select(p => Place(section, directory, p))];

    // Whoever wrote the file need not be the one who reads with its help.
    private static string Place(YamlSection section, string directory, string path) =>
        SlashPath.Join("", path) is var place && !place.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(path)
            ? SlashPath.Join(directory, place)
            : throw section.Error($"\"{path}\" leads out of the directory of the file; name a directory in it");
}

using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// A file that says how a schema is to be compared: <c>protodiff.yaml</c>, or the <c>breaking</c> sections of a <c>buf.yaml</c>, of version v1beta1, v1
/// or v2 (buf.build, "buf.yaml config file").
/// </summary>
public sealed record ConfigurationFile
{
    private static readonly string[] Names = ["protodiff.yaml", "protodiff.yml", "buf.yaml"];

    private ConfigurationFile(string path, Configuration configuration) => (Path, Configuration) = (path, configuration);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>What it asks of everything beside and below it.</summary>
    public Configuration Configuration { get; }

    /// <summary>
    /// The modules of a workspace, each with its directory, relative to the file and with slashes, and what is asked of it. Empty where the file
    /// knows no modules.
    /// </summary>
    public IReadOnlyList<(string Directory, Configuration Configuration)> Modules { get; private init; } = [];

    /// <summary>
    /// Looks for a file in a directory and in those around it, up to the top of the repository. The nearest counts; <c>protodiff.yaml</c> before <c>buf.yaml</c>.
    /// </summary>
    /// <returns>The path; null when there is none.</returns>
    public static string? Find(string directory)
    {
        var start = System.IO.Path.GetFullPath(directory);
        var top = RepositoryAround(start);
        for (var current = start; current is not null; current = System.IO.Path.GetDirectoryName(current))
        {
            if (Names.Select(n => System.IO.Path.Combine(current, n)).FirstOrDefault(File.Exists) is { } found)
                return found;

            // Above the repository, or where there is none, files are someone else's.
            if (top is null || current == top)
                break;
        }

        return null;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or says what makes no sense.</exception>
    public static ConfigurationFile Read(string path)
    {
        var section = YamlSection.ReadFile(path);
        return System.IO.Path.GetFileName(path) is "buf.yaml" or "buf.yml" ? ReadBuf(path, section) : new(path, ReadOwn(section));
    }

    /// <summary>The top directory of the repository around a directory; null when there is none.</summary>
    internal static string? RepositoryAround(string directory)
    {
        for (var current = System.IO.Path.GetFullPath(directory); current is not null; current = System.IO.Path.GetDirectoryName(current))
        {
            // A directory, or the file that worktrees and submodules have instead.
            if (System.IO.Path.Exists(System.IO.Path.Combine(current, ".git")))
                return current;
        }

        return null;
    }

    private static Configuration ReadOwn(YamlSection file)
    {
        file.OneOf("version", "1");
        var severities = file.Texts("severity");
        var configuration = new Configuration
        {
            Preset = file.OneOf("preset", "default", "buf") == "buf" ? Preset.Buf : Preset.Default,
            Use = file.List("use"),
            Except = [.. file.List("except"), .. severities.Where(s => s.Value == "off").Select(s => s.Key)],
            Ignore = Ignores(file, n => n),
            Severities = severities.Where(s => s.Value != "off").ToDictionary(s => s.Key, s => SeverityOf(file, s.Value), StringComparer.Ordinal),
            Deletions = file.OneOf("deletions", "never", "after_deprecation") == "never" ? Deletions.Never : Deletions.AfterDeprecation,
            Against = file.List("against"),
        };
        file.RefuseOthers();
        return configuration;
    }

    private static Severity SeverityOf(YamlSection file, string word) => word switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => throw file.Error($"\"{word}\" is no severity; write error, warning, off"),
    };

    private static ConfigurationFile ReadBuf(string path, YamlSection file)
    {
        // What buf takes a file without a version for.
        var version = file.OneOf("version", "v1beta1", "v1", "v2") switch
        {
            "v2" => ConfigVersion.V2,
            "v1" => ConfigVersion.V1,
            _ => ConfigVersion.V1Beta1,
        };
        var whole = ReadBreaking(file, version, n => n);
        return new(path, whole)
        {
            Modules =
            [
                .. file.Sections("modules").Select(module =>
                {
                    var directory = module.Text("path")?.Trim('/') ?? ".";
                    return (directory, ReadBreaking(module.Section("breaking") is null ? file : module, version, n => Within(directory, n)));
                }),
            ],
        };
    }

    private static Configuration ReadBreaking(YamlSection parent, ConfigVersion version, Func<string, string?> nameOf)
    {
        if (parent.Section("breaking") is not { } breaking)
            return new() { Version = version };
        var configuration = new Configuration
        {
            Version = version,
            Use = breaking.List("use"),
            Except = breaking.List("except"),
            Ignore = Ignores(breaking, nameOf),
        };
        breaking.Flag("disable_builtin");
        breaking.RefuseOthers();
        return configuration;
    }

    private static IgnoreOptions Ignores(YamlSection section, Func<string, string?> nameOf) => new()
    {
        Paths = [.. section.List("ignore").Select(nameOf).OfType<string>()],
        PathsByRule = section.Lists("ignore_only").ToDictionary(e => e.Key, e => (IReadOnlyCollection<string>)[.. e.Value.Select(nameOf).OfType<string>()], StringComparer.Ordinal),
        UnstablePackages = section.Flag("ignore_unstable_packages"),
    };

    // In v2 paths start at the file, and names of schemas at the module: one in another module says nothing of this one.
    private static string? Within(string module, string path) => path switch
    {
        _ when module == "." => path,
        _ when path == module => ".",
        _ => path.StartsWith($"{module}/", StringComparison.Ordinal) ? path[(module.Length + 1)..] : null,
    };
}

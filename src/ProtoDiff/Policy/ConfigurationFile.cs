using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// A file that says how a schema is to be compared: <c>protodiff.yaml</c>, or the <c>breaking</c> sections of a <c>buf.yaml</c>, of version v1beta1, v1
/// or v2, and of those that a <c>buf.work.yaml</c> lists (buf.build, "buf.yaml config file").
/// </summary>
public sealed record ConfigurationFile
{
    private static readonly string[] BufNames = [BufModule.WorkspaceName, BufModule.FileName];
    private static readonly string[] Names = ["protodiff.yaml", "protodiff.yml", .. BufNames];

    private ConfigurationFile(string path, Configuration configuration) => (Path, Configuration) = (path, configuration);

    /// <summary>Where it is.</summary>
    public string Path { get; private init; }

    /// <summary>What it asks of everything beside and below it.</summary>
    public Configuration Configuration { get; }

    /// <summary>The modules of a workspace, each with what is asked of it. Empty where the file knows no modules.</summary>
    public IReadOnlyList<BufModule> Modules { get; private init; } = [];

    /// <summary>
    /// Looks for a file in a directory and in those around it, up to the top of the repository. The nearest counts; <c>protodiff.yaml</c> before <c>buf.yaml</c>.
    /// </summary>
    /// <returns>The path; null when there is none.</returns>
    public static string? Find(string directory) => Find(directory, Names);

    /// <summary>Looks for a file of buf's in the same way.</summary>
    internal static string? FindBuf(string directory) => Find(directory, BufNames);

    private static string? Find(string directory, string[] names)
    {
        var start = System.IO.Path.GetFullPath(directory);
        var top = RepositoryAround(start);
        for (var current = start; current is not null; current = System.IO.Path.GetDirectoryName(current))
        {
            if (names.Select(n => System.IO.Path.Combine(current, n)).FirstOrDefault(File.Exists) is { } found)
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
        return System.IO.Path.GetFileName(path) switch
        {
            BufModule.WorkspaceName => new(path, new() { Version = ConfigVersion.V1 }) { Modules = [.. BufModule.InWorkspace(section).SelectMany(d => ModulesIn(path, d))] },
            BufModule.FileName or "buf.yml" => ReadBuf(path, section),
            _ => new(path, ReadOwn(section)),
        };
    }

    /// <summary>Reads what a <c>buf.yaml</c> in a directory would say.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="text">What it says.</param>
    /// <param name="directory">The directory that its paths start at.</param>
    /// <exception cref="ConfigurationException">It makes no sense.</exception>
    internal static ConfigurationFile ReadBuf(string name, string text, string directory) =>
        ReadBuf(name, YamlSection.Parse(name, text)) with { Path = System.IO.Path.Combine(directory, BufModule.FileName) };

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
            Ignore = Ignores(file) with { HasPatterns = true },
            Severities = [.. severities.Where(s => s.Value != "off").Select(s => new RuleSeverity(s.Key, SeverityOf(file, s.Value)))],
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
        var whole = ReadBreaking(file, file);
        var modules = BufModule.InFile(file);
        return new(path, whole)
        {
            Modules = whole.Version == ConfigVersion.V2 && file.Sections("modules").Count > 0
                ? [.. modules.Select(m => m.Module with { Configuration = m.Section.Section("breaking") is null ? whole : ReadBreaking(file, m.Section) })]
                : [],
        };
    }

    // Those of version v1 have a file each; one without asks for what such a file asks for that says nothing.
    private static IEnumerable<BufModule> ModulesIn(string workspace, string directory)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(workspace)!, directory, BufModule.FileName);
        var file = File.Exists(path) ? YamlSection.ReadFile(path) : YamlSection.Parse(path, "version: v1");
        return BufModule.InFile(file, directory).Select(m => m.Module with { Configuration = ReadBreaking(file, m.Section) });
    }

    private static Configuration ReadBreaking(YamlSection file, YamlSection parent)
    {
        var version = BufModule.VersionOf(file);
        if (parent.Section("breaking") is not { } breaking)
            return new() { Version = version };
        var configuration = new Configuration
        {
            Version = version,
            Use = breaking.List("use"),
            Except = breaking.List("except"),
            Ignore = Ignores(breaking),
            IsDisabled = breaking.Flag("disable_builtin"),
        };
        breaking.RefuseOthers();
        return configuration;
    }

    private static IgnoreOptions Ignores(YamlSection section) => new()
    {
        Paths = section.List("ignore"),
        PathsByRule = section.Lists("ignore_only"),
        UnstablePackages = section.Flag("ignore_unstable_packages"),
    };
}

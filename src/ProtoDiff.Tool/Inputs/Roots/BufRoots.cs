using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>The import roots that <c>buf.yaml</c> and <c>buf.work.yaml</c> around a directory tell: those of every module of the workspace it is in.</summary>
internal static class BufRoots
{
    /// <summary>Looks for the files in the directory that is to be compared, and in those around it.</summary>
    /// <returns>The roots; null when no file says anything of the directory.</returns>
    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public static IReadOnlyList<ImportRoot>? Find(Place place)
    {
        (string Directory, IReadOnlyList<ImportRoot> Roots)? module = null;
        for (var at = place.BaseDirectory; at is not null; at = at == place.Top ? null : SlashPath.Parent(at))
        {
            if (place.Has(at, BufModule.WorkspaceName))
            {
                string[] directories = [.. BufModule.InWorkspace(Read(place, at, BufModule.WorkspaceName)).Select(d => SlashPath.Join(at, d))];
                ImportRoot[] workspace = [.. directories.SelectMany(d => InDirectory(place, d))];
                if (Array.Exists(workspace, r => r.Meets(place.BaseDirectory)) && (module is null || directories.Contains(module.Value.Directory)))
                    return workspace;
            }

            if (module is not null || !place.Has(at, BufModule.FileName))
                continue;
            var file = Read(place, at, BufModule.FileName);
            ImportRoot[] roots = [.. Roots(file, at)];
            var isVersion2 = BufModule.VersionOf(file) == Rules.ConfigVersion.V2;
            if (!Array.Exists(roots, r => r.Meets(place.BaseDirectory)) || (!SlashPath.IsInside(at, place.Home) && file.Sections("modules").Count == 0))
                continue;

            // Of version v2 there is one file for all of a workspace; of the earlier ones a module may be listed by another one above it.
            if (isVersion2)
                return roots;
            module = (at, roots);
        }

        return module?.Roots;
    }

    /// <summary>The import roots that a configuration tells for a directory; null when it tells none.</summary>
    public static IReadOnlyList<ImportRoot>? In(ConfigurationText configuration, string directory)
    {
        var file = YamlSection.Parse(configuration.Name, configuration.Text);
        return file.Sections("modules").Count > 0 || file.Section("build") is not null ? [.. Roots(file, directory)] : null;
    }

    private static IReadOnlyList<ImportRoot> InDirectory(Place place, string directory) => place.Read(SlashPath.Join(directory, BufModule.FileName)) is { } text
        ? [.. Roots(YamlSection.Parse(place.NameOf(SlashPath.Join(directory, BufModule.FileName)), text), directory)]
        : [new(directory)];

    private static IEnumerable<ImportRoot> Roots(YamlSection file, string directory) =>
        BufModule.InFile(file, directory).SelectMany(m => m.Module.Roots.Select(r => new ImportRoot(r, m.Module)));

    private static YamlSection Read(Place place, string directory, string name) =>
        YamlSection.Parse(place.NameOf(SlashPath.Join(directory, name)), place.Read(SlashPath.Join(directory, name)) ?? "");
}

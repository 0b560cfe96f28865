using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>A part of a schema that is asked something of its own: some modules of a workspace, or all of it.</summary>
/// <param name="Configuration">What it is asked.</param>
/// <param name="Scope">What findings are its own.</param>
internal sealed record SchemaPart(Configuration Configuration, IReadOnlyList<IgnoreOptions> Scope)
{
    // What comes with protoc is in no module, and changes for nobody.
    private const string WellKnown = "google/protobuf";

    /// <summary>The parts of an input; each finding is one's own.</summary>
    public static IReadOnlyList<SchemaPart> Of(ConfigurationFile? file, SchemaPaths paths)
    {
        if (file is null)
            return [new(new(), [])];
        Configuration Placed(Configuration configuration) => configuration with { Ignore = paths.Of(configuration.Ignore, configuration.Version, file.Path) };
        if (paths.Directory is not { } directory)
            return [new(Placed(OneOf(file, paths)), [])];

        Module[] modules =
        [
            .. file.Modules.Select(m => new Module(m.Configuration, paths.Of(m.Directory, file.Path), [.. m.Includes.Select(i => paths.Of(i, file.Path))], [.. m.Excludes.Select(e => paths.Of(e, file.Path))])),
        ];
        modules = [.. modules.Where(m => RealPath.IsInside(m.Directory, directory) || RealPath.IsInside(directory, m.Directory))];
        var groups = modules.GroupBy(m => m.Configuration, ReferenceEqualityComparer.Instance).ToArray();
        if (groups.Length == 0)
            return [new(Placed(file.Configuration), [])];

        // One configuration for all: what the modules import has no other.
        if (groups is [var all])
            return [new(Placed((Configuration)all.Key!), [])];
        return
        [
            .. modules.Select(m => new SchemaPart(Placed(m.Configuration), [new() { OnlyPaths = PlacesOf(m, modules), Paths = [.. OthersIn(m, modules)] }])),
            new(Placed(file.Configuration), [new() { Paths = [.. modules.SelectMany(m => PlacesOf(m, modules)), WellKnown] }]),
        ];
    }

    // Where files belong to modules by where they lie on disk, and they do not lie there, it is not known what is asked of them.
    private static Configuration OneOf(ConfigurationFile file, SchemaPaths paths) => file.Modules.Select(m => m.Configuration).DistinctBy(Wording).ToArray() switch
    {
        [] => file.Configuration,
        [var all] => all,
        _ => throw new ConfigurationException(
            $"\"{file.Path}\" asks different things of its modules, and the files of \"{paths.Input}\" are in none that is on disk; check it out and pass the directory, or name a file that asks one thing of all with --config"),
    };

    private static string Wording(Configuration asked) => string.Join('\n', [
        $"{asked.Version} {asked.IsDisabled} {asked.Ignore.UnstablePackages}", Line(asked.Use), Line(asked.Except), Line(asked.Ignore.Paths),
        .. asked.Ignore.PathsByRule.Select(p => $"{p.Key}: {Line(p.Value)}"),
    ]);

    private static string Line(IEnumerable<string> texts) => string.Join(' ', texts);

    // A file that its module leaves out is gone from the schema, and that is told by the module, unless another one took it.
    private static string[] PlacesOf(Module module, Module[] modules) =>
        module.Includes.Length > 0 && SiblingsOf(module, modules).Any() ? module.Includes : [module.Directory];

    private static IEnumerable<string> OthersIn(Module module, Module[] modules)
    {
        var siblings = SiblingsOf(module, modules).ToArray();
        var places = PlacesOf(module, modules);
        return
        [
            .. modules.Select(m => m.Directory).Concat(siblings.SelectMany(s => s.Includes)).Where(d => Array.Exists(places, p => d != p && RealPath.IsInside(d, p))).Except(places),
            .. Array.Exists(siblings, s => s.Includes.Length == 0) && module.Includes.Length == 0 ? module.Excludes : [],
        ];
    }

    private static IEnumerable<Module> SiblingsOf(Module module, Module[] modules) => modules.Where(m => m != module && m.Directory == module.Directory);

    private sealed record Module(Configuration Configuration, string Directory, string[] Includes, string[] Excludes);
}

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
            return [new(Placed(file.Configuration), [])];

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
            .. modules.Select(m => new SchemaPart(Placed(m.Configuration), [new() { OnlyPaths = m.Includes.Length > 0 ? m.Includes : [m.Directory], Paths = [.. m.Excludes, .. InnerOf(m, modules)] }])),
            new(Placed(file.Configuration), [new() { Paths = [.. modules.Select(m => m.Directory), WellKnown] }]),
        ];
    }

    private static IEnumerable<string> InnerOf(Module module, Module[] modules) =>
        modules.Select(m => m.Directory).Where(d => d != module.Directory && RealPath.IsInside(d, module.Directory));

    private sealed record Module(Configuration Configuration, string Directory, string[] Includes, string[] Excludes);
}

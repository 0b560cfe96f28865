using System.Xml;
using System.Xml.Linq;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>
/// The import roots of the <c>Protobuf</c> items of project files, as Grpc.Tools takes them: <c>ProtoRoot</c>, else the directory of the project for files in
/// it and their own directory for others, and <c>AdditionalImportDirs</c>. What only MSBuild can tell, such as a property, is left out.
/// </summary>
internal static class ProjectRoots
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] ProjectDirectory = ["$(MSBuildProjectDirectory)", "$(MSBuildThisFileDirectory)", "$(ProjectDir)"];

    public static bool IsProject(string name) => Array.Exists(Extensions, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks for projects in the directory that is to be compared, below it, and in the nearest directory around it that has some about it.</summary>
    /// <returns>The roots; null when no project says anything of the directory.</returns>
    public static IReadOnlyList<ImportRoot>? Find(Place place)
    {
        List<string> roots = [.. Of(place, place.Projects())];
        for (var at = place.BaseDirectory; at != place.Home && SlashPath.Parent(at) is { } above; at = above)
        {
            string[] found = [.. Of(place, place.FilesIn(above).Where(IsProject).Select(p => SlashPath.Join(above, p)))];
            if (found.Length == 0)
                continue;
            roots.AddRange(found);
            break;
        }

        return roots.Count > 0 ? [.. roots.Distinct(StringComparer.Ordinal).Select(r => new ImportRoot(r))] : null;
    }

    // Those whose files are in the directory, or around it.
    private static IEnumerable<string> Of(Place place, IEnumerable<string> projects)
    {
        string[] paths = [.. projects];
        return paths.Length == 0
            ? []
            : paths.Zip(place.Read(paths))
                .Where(p => p.Second?.Contains("<Protobuf", StringComparison.Ordinal) == true)
                .SelectMany(p => Items(p.Second!).SelectMany(item => Of(item, SlashPath.Parent(p.First)!)))
                .Where(r => new ImportRoot(r.Files).Meets(place.BaseDirectory))
                .SelectMany(r => r.Roots);
    }

    private static IEnumerable<XElement> Items(string project)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(project), new() { DtdProcessing = DtdProcessing.Prohibit });
            return [.. XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName == "Protobuf")];
        }
        catch (XmlException)
        {
            // It is for the build to say so.
            return [];
        }
    }

    private static IEnumerable<(string Files, string[] Roots)> Of(XElement item, string project)
    {
        var root = Metadata(item, "ProtoRoot").FirstOrDefault();
        string[] imports = [.. Metadata(item, "AdditionalImportDirs").Select(d => Resolve(d, project)).OfType<string>()];
        foreach (var include in Metadata(item, "Include").Concat(Metadata(item, "Update")))
        {
            if (Resolve(Literal(include), project) is not { } files)
                continue;
            var own = root is not null ? Resolve(root, project) : SlashPath.IsInside(files, project) ? project : files;
            if (own is not null)
                yield return (files, [own, .. imports]);
        }
    }

    private static IEnumerable<string> Metadata(XElement item, string name)
    {
        var text = item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
        return text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    // The directory that a pattern of files starts from.
    private static string Literal(string include)
    {
        string[] parts = include.Replace('\\', '/').Split('/');
        return string.Join('/', parts.TakeWhile((p, i) => i < parts.Length - 1 && !p.Contains('*', StringComparison.Ordinal)));
    }

    private static string? Resolve(string path, string directory)
    {
        var known = ProjectDirectory.Aggregate(path.Replace('\\', '/'), (p, variable) => p.Replace(variable, ".", StringComparison.OrdinalIgnoreCase));
        if (known.Contains("$(", StringComparison.Ordinal) || Path.IsPathRooted(known))
            return null;
        var place = SlashPath.Join(directory, known);
        return place.StartsWith("..", StringComparison.Ordinal) ? null : place;
    }
}

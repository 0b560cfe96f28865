using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project in a workspace: what code fixes work on.</summary>
internal static class TestProject
{
    // Never changed: every test forks its own solution from it.
    private static readonly AdhocWorkspace Workspace = new(MefHostServices.DefaultHost);

    private static readonly BaseCache<(Project Project, Compilation? Compilation)> Bases = new(references =>
    {
        var project = Workspace.CurrentSolution
            .AddProject("TestProject", "TestProject", LanguageNames.CSharp)
            .WithMetadataReferences(references)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult();
        compilation?.GetSpecialType(SpecialType.System_Object);
        return (project, compilation);
    });

    public static Project Create(
        ProjectState state, IReadOnlyList<MetadataReference> references, CSharpParseOptions parseOptions, CSharpCompilationOptions options)
    {
        var project = Bases.Get(references).Project;
        var solution = project.WithParseOptions(parseOptions).WithCompilationOptions(options).Solution;
        foreach (var (path, content) in state.Sources)
        {
            var (name, folders) = NameAndFolders(path, state.DefaultPrefix);
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id, path), name, content, folders, path);
        }

        foreach (var (path, content) in state.AdditionalFiles)
        {
            var (name, folders) = NameAndFolders(path, state.DefaultPrefix);
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id, path), name, content, folders, path);
        }

        foreach (var (path, content) in state.AnalyzerConfigFiles)
        {
            var (name, folders) = NameAndFolders(path, state.DefaultPrefix);
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project.Id, path), name, content, folders, path);
        }

        return solution.GetProject(project.Id)!;
    }

    /// <summary>A file below the project's folder has the folders between; any other has none.</summary>
    public static (string Name, string[] Folders) NameAndFolders(string path, string defaultPrefix)
    {
        var root = defaultPrefix[..(defaultPrefix.LastIndexOf('/') + 1)];
        if (root.Length > 0 && path.StartsWith(root, StringComparison.Ordinal))
        {
            var parts = path[root.Length..].Split('/');
            return (parts[^1], parts[..^1]);
        }

        return (Path.IsPathRooted(path) ? path : Path.GetFileName(path), []);
    }
}

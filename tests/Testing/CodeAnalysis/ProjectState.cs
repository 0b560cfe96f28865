namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What one project is made of.</summary>
public class ProjectState
{
    /// <summary>Creates an empty project.</summary>
    public ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
    {
        Name = name;
        Language = language;
        DefaultPrefix = defaultPrefix;
        DefaultExtension = defaultExtension;
        Sources = new SourceFileList(defaultPrefix, defaultExtension);
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The assembly's name.</summary>
    public string AssemblyName => Name;

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The framework, if it is not the test's.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>The kind of assembly; a library unless set.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>How documentation comments are read.</summary>
    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>The sources.</summary>
    public SourceFileList Sources { get; }

    /// <summary>Files that are not compiled but that an analyzer can read.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>.editorconfig and .globalconfig files; their names say which sources they hold for.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>References beside the framework.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    internal string DefaultPrefix { get; }

    internal string DefaultExtension { get; }

    internal bool HasSameFiles(ProjectState other) =>
        Same(Sources, other.Sources)
        && Same(AdditionalFiles, other.AdditionalFiles)
        && Same(AnalyzerConfigFiles, other.AnalyzerConfigFiles);

    internal static bool Same(SourceFileCollection left, SourceFileCollection right) =>
        left.Count == right.Count
        && left.Zip(right).All(pair =>
            pair.First.filename == pair.Second.filename && pair.First.content.ContentEquals(pair.Second.content));
}

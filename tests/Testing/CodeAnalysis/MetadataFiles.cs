using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One reference per file for the whole process: reading metadata is what makes a test slow.</summary>
internal static class MetadataFiles
{
    private static readonly ConcurrentDictionary<string, MetadataReference> References = new(StringComparer.Ordinal);

    public static MetadataReference Reference(string path) =>
        References.GetOrAdd(Path.GetFullPath(path), file => MetadataReference.CreateFromFile(file, documentation: Documentation(file)));

    /// <summary>The shared reference to the same file, if <paramref name="reference"/> is a plain reference to a file.</summary>
    public static MetadataReference Shared(MetadataReference reference) =>
        reference is PortableExecutableReference { FilePath: { } path } file
            && file.Properties == MetadataReferenceProperties.Assembly
            && File.Exists(path)
            ? Reference(path)
            : reference;

    public static ImmutableArray<MetadataReference> InFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(Reference)];

    private static DocumentationProvider? Documentation(string file)
    {
        var xml = Path.ChangeExtension(file, ".xml");
        return File.Exists(xml) ? XmlDocumentationProvider.CreateFromFile(xml) : null;
    }
}

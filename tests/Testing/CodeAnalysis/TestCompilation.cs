using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project as a bare compilation: all that analyzers need, at a fraction of a workspace's cost.</summary>
internal static class TestCompilation
{
    private static readonly BaseCache<CSharpCompilation> Bases = new(references =>
    {
        var compilation = CSharpCompilation.Create(
            "TestProject", references: references, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    });

    public static (Compilation Compilation, AnalyzerOptions Options) Create(
        ProjectState state, IReadOnlyList<MetadataReference> references, CSharpParseOptions parseOptions, CSharpCompilationOptions options)
    {
        var trees = state.Sources.Select(source => CSharpSyntaxTree.ParseText(source.content, parseOptions, source.filename));
        ImmutableArray<AdditionalText> additionalFiles = [.. state.AdditionalFiles.Select(file => new AdditionalFile(file.filename, file.content))];
        var analyzerOptions = new AnalyzerOptions(additionalFiles);
        if (state.AnalyzerConfigFiles.Count > 0)
        {
            var configuration = AnalyzerConfiguration.Parse(state.AnalyzerConfigFiles);
            options = options.WithSyntaxTreeOptionsProvider(configuration.TreeOptions);
            analyzerOptions = new AnalyzerOptions(additionalFiles, configuration.Options);
        }

        return (Bases.Get(references).WithOptions(options).AddSyntaxTrees(trees), analyzerOptions);
    }

    private sealed class AdditionalFile(string path, SourceText content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => content;
    }
}

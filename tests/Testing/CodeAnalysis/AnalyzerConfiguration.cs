using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What .editorconfig and .globalconfig files say, to analyzers and to the compiler.</summary>
internal sealed class AnalyzerConfiguration
{
    private readonly AnalyzerConfigSet _files;

    private AnalyzerConfiguration(AnalyzerConfigSet files)
    {
        _files = files;
        Options = new Provider(this);
        TreeOptions = new Severities(this);
    }

    public AnalyzerConfigOptionsProvider Options { get; }

    public SyntaxTreeOptionsProvider TreeOptions { get; }

    public static AnalyzerConfiguration Parse(SourceFileCollection files) => new(
        AnalyzerConfigSet.Create(files.Select(file => AnalyzerConfig.Parse(file.content, file.filename)).ToImmutableArray()));

    private AnalyzerConfigOptionsResult For(string path) => _files.GetOptionsForSourcePath(path);

    private sealed class Provider(AnalyzerConfiguration configuration) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Values(configuration._files.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(configuration.For(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(configuration.For(textFile.Path).AnalyzerOptions);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Severities(AnalyzerConfiguration configuration) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            configuration.For(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value)
            && bool.TryParse(value, out var generated)
                ? generated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configuration.For(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configuration._files.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}

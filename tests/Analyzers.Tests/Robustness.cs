using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests;

/// <summary>Runs every rule over sources that need not compile, with every library there and options that make more of them handlers.</summary>
internal static class Robustness
{
    private static readonly Lazy<Task<CSharpCompilation>> Empty = new(Create);

    /// <summary>What is found. Fails where the analyzer throws, and says so with <paramref name="origin"/>.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(IEnumerable<string> sources, string origin)
    {
        return await Analyze(sources.Select(source => CSharpSyntaxTree.ParseText(source)), origin);
    }

    /// <summary>The same over files that may have been analysed before, beside others.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(IEnumerable<SyntaxTree> files, string origin)
    {
        Exception? thrown = null;
        var diagnostics = await (await Over(files, exception => Interlocked.CompareExchange(ref thrown, exception, null))).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown is null, $"{thrown}\n{origin}");
        return diagnostics;
    }

    /// <summary>What is found outside of the member, statement or expression that was looked at: an IDE shows it when it has analysed everything, and offers no fix.</summary>
    public static async Task<IEnumerable<Diagnostic>> FindElsewhere(string source) =>
        (await (await Over([CSharpSyntaxTree.ParseText(source)], _ => { })).GetAnalysisResultAsync(CancellationToken.None)).CompilationDiagnostics.Values.SelectMany(found => found);

    private static async Task<CompilationWithAnalyzers> Over(IEnumerable<SyntaxTree> files, Action<Exception> thrown) =>
        (await Empty.Value).AddSyntaxTrees(files).WithAnalyzers(
            [new CommunicationAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new Options()), (exception, _, _) => thrown(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    // One for all, so that what is known of the libraries is known once.
    private static async Task<CSharpCompilation> Create()
    {
        var everything = Enum.GetValues<Uses>().Where(use => use is not (Uses.XunitOfTheProject or Uses.HttpFactory8 or Uses.RabbitMQ6)).Aggregate((all, use) => all | use);
        var platform = await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        return CSharpCompilation.Create(
            "broken",
            [CSharpSyntaxTree.ParseText(Wire.AllUsings)],
            platform.AddRange(Libraries.Of(everything)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                specificDiagnosticOptions: RuleCatalog.All.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private static readonly Values All = new();

        public override AnalyzerConfigOptions GlobalOptions => All;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => All;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => All;

        private sealed class Values : AnalyzerConfigOptions
        {
            private static readonly ImmutableDictionary<string, string> Given = new Dictionary<string, string>
            {
                ["wirecheck.handler_types"] = "*Handler=message, *Service=request",
                ["wirecheck.unknown_hosts"] = "report",
            }.ToImmutableDictionary();

            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => Given.TryGetValue(key, out value);
        }
    }
}

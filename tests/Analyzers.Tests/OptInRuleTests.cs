using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests;

/// <summary>Rules that are off by default do their work when a configuration switches them on, from wherever it does.</summary>
public class OptInRuleTests
{
    [Theory]
    [InlineData(ReportDiagnostic.Warn, null, null, true)]
    [InlineData(null, ReportDiagnostic.Info, null, true)]
    [InlineData(null, null, ReportDiagnostic.Error, true)]
    [InlineData(ReportDiagnostic.Suppress, null, null, false)]
    [InlineData(null, ReportDiagnostic.Suppress, null, false)]
    [InlineData(null, null, null, false)]
    public async Task A_severity_switches_a_rule_on(ReportDiagnostic? ofTree, ReportDiagnostic? ofAll, ReportDiagnostic? ofCommandLine, bool isOn)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSyntaxTreeOptionsProvider(new Severities(ofTree, ofAll));
        if (ofCommandLine is { } severity) options = options.WithSpecificDiagnosticOptions([KeyValuePair.Create("WIRE1009", severity)]);

        var compilation = CSharpCompilation.Create(
            "configured",
            [CSharpSyntaxTree.ParseText("class C { void M(System.Net.Http.HttpClient http) => http.BaseAddress = new System.Uri(\"http://shipping\"); }")],
            (await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, CancellationToken.None)).AddRange(Libraries.Of(Uses.AspNetCore)),
            options);
        var found = await compilation.WithAnalyzers([new CommunicationAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(isOn ? ["WIRE1009"] : [], found.Select(d => d.Id));
    }

    private sealed class Severities(ReportDiagnostic? ofTree, ReportDiagnostic? ofAll) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Get(ofTree, diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Get(ofAll, diagnosticId, out severity);

        private static bool Get(ReportDiagnostic? given, string rule, out ReportDiagnostic severity)
        {
            severity = given ?? ReportDiagnostic.Default;
            return given is not null && rule == "WIRE1009";
        }
    }
}

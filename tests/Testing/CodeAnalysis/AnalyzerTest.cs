using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Runs analyzers on sources and compares what they report with what is expected.</summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Creates a test without sources.</summary>
    protected AnalyzerTest() => TestState = CreateState();

    /// <summary>The verifier of the test.</summary>
    protected static TVerifier Verify { get; } = new();

    /// <summary>The language of the sources.</summary>
    public abstract string Language { get; }

    /// <summary>Adds a source.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The sources, and what is expected of them.</summary>
    public SolutionState TestState { get; }

    /// <summary>The diagnostics expected, beside those that markup expects.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Which of the compiler's diagnostics count.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>Checks that are left out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>Diagnostics that are switched off.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>The framework that the sources compile against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>A further comparison of an actual diagnostic with the expected one it matches.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>Changes to the solution before it is analyzed.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>What the path of a source without a name starts with.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The project's name.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The path of the first source without a name.</summary>
    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    /// <summary>The extension of a source without a name.</summary>
    protected abstract string DefaultFileExt { get; }

    /// <summary>Runs the test.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Verify.LanguageIsSupported(Language);
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        await RunImplAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the test.</summary>
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var state = CreateMarkup([]).Process(TestState.InheritFrom(null, []));
        await VerifyDiagnosticsAsync(state, Verify, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The analyzers under test.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>How the sources compile.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>How the sources parse.</summary>
    protected abstract ParseOptions CreateParseOptions();

    /// <summary>
    /// What <c>[|…|]</c> means: the one rule of the first analyzer, or its first rule under <see cref="MarkupOptions.UseFirstDescriptor"/>.
    /// </summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor)
            ? analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).FirstOrDefault()
            : analyzers is [{ SupportedDiagnostics: [var single] }, ..] ? single : null;

    /// <summary>Whether a diagnostic of the compiler counts.</summary>
    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        compilerDiagnostics switch
        {
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            CompilerDiagnostics.All => true,
            _ => false,
        };

    private protected SolutionState CreateState() => new(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    private protected Markup CreateMarkup(ImmutableArray<string> fixableDiagnostics)
    {
        var analyzers = GetDiagnosticAnalyzers().ToArray();
        return new Markup(
            MarkupOptions,
            GetDefaultDiagnostic(analyzers),
            [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)],
            fixableDiagnostics,
            DefaultFilePath);
    }

    private protected async Task VerifyDiagnosticsAsync(SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        var analyzers = AnalyzersToRun();
        await VerifyAsync(state, state.ExpectedDiagnostics, verifier).ConfigureAwait(false);

        // What an analyzer reports in a source, a user must be able to silence, and generated code must not show.
        var silenceable = Exclusion.Of(state, analyzers);
        if (silenceable.Any && !TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck) && silenceable.AnalyzersLeaveGeneratedCodeOpen)
        {
            var (generated, expected) = silenceable.Generated();
            await VerifyAsync(generated, expected, verifier.PushContext("The same sources as generated code")).ConfigureAwait(false);
        }

        if (silenceable.Any && !TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck))
        {
            var (suppressed, expected) = silenceable.Suppressed();
            await VerifyAsync(suppressed, expected, verifier.PushContext("The same sources under '#pragma warning disable'"))
                .ConfigureAwait(false);
        }

        async Task VerifyAsync(SolutionState sources, IReadOnlyList<DiagnosticResult> expected, IVerifier context)
        {
            var actual = await AnalyzeAsync(sources, analyzers, context, cancellationToken).ConfigureAwait(false);
            new DiagnosticVerification(analyzers, DefaultFilePath).Verify(actual, expected, DiagnosticVerifier, context);
        }
    }

    private protected Project CreateProject(ProjectState state)
    {
        var project = TestProject.Create(state, References(state), ParseOptions(state), CompilationOptions(state));
        var solution = SolutionTransforms.Aggregate(project.Solution, (current, transform) => transform(current, project.Id));
        return solution.GetProject(project.Id)!;
    }


    /// <summary>The diagnostics that count, in the order of the sources.</summary>
    private protected ImmutableArray<Diagnostic> Counted(Analysis analysis, IVerifier verifier)
    {
        ImmutableArray<Diagnostic> counted =
        [
            .. analysis.Diagnostics
                .Where(diagnostic => !Analysis.IsCompilers(diagnostic) || IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics))
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.GetMessage(), StringComparer.Ordinal),
        ];
        if (analysis.Exceptions.Length > 0)
        {
            verifier.Fail(string.Join(Environment.NewLine, analysis.Exceptions.Prepend("An analyzer failed:")));
        }

        return counted;
    }

    /// <summary>The analyzers, at least one: Roslyn runs none of them otherwise.</summary>
    private protected ImmutableArray<DiagnosticAnalyzer> AnalyzersToRun() =>
        GetDiagnosticAnalyzers().DefaultIfEmpty(new EmptyDiagnosticAnalyzer()).ToImmutableArray();

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        SolutionState state, ImmutableArray<DiagnosticAnalyzer> analyzers, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (SolutionTransforms.Count == 0)
        {
            var (compilation, options) = TestCompilation.Create(state, References(state), ParseOptions(state), CompilationOptions(state));
            return Counted(await Analysis.AllAsync(compilation, analyzers, options, cancellationToken).ConfigureAwait(false), verifier);
        }

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in CreateProject(state).Solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            var analysis = await Analysis.AllAsync(compilation!, analyzers, project.AnalyzerOptions, cancellationToken).ConfigureAwait(false);
            diagnostics.AddRange(Counted(analysis, verifier));
        }

        return diagnostics.ToImmutable();
    }

    private IReadOnlyList<MetadataReference> References(ProjectState state) =>
    [
        .. (state.ReferenceAssemblies ?? ReferenceAssemblies).Resolve(),
        .. state.AdditionalReferences.Select(MetadataFiles.Shared),
    ];

    private CSharpParseOptions ParseOptions(ProjectState state)
    {
        var options = (CSharpParseOptions)CreateParseOptions();
        return state.DocumentationMode is { } mode ? options.WithDocumentationMode(mode) : options;
    }

    private CSharpCompilationOptions CompilationOptions(ProjectState state)
    {
        var options = (CSharpCompilationOptions)CreateCompilationOptions();
        var specific = new Dictionary<string, ReportDiagnostic>();

        // A rule under test is on, also if it is off by default; how severe an enabled one is, is left to the configuration files.
        foreach (var rule in GetDiagnosticAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics))
        {
            if (!rule.IsEnabledByDefault)
            {
                specific[rule.Id] = Report(rule.DefaultSeverity);
            }
        }

        foreach (var id in DisabledDiagnostics)
        {
            specific[id] = ReportDiagnostic.Suppress;
        }

        return options
            .WithOutputKind(state.OutputKind ?? options.OutputKind)
            .WithSpecificDiagnosticOptions(specific.ToImmutableDictionary().SetItems(options.SpecificDiagnosticOptions));
    }

    private static ReportDiagnostic Report(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        _ => ReportDiagnostic.Error,
    };
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Runs analyzers and code fixes on sources: one fix after the other, then fix-all in document, project and solution, and compares the
/// texts they make with the fixed ones.
/// </summary>
public abstract class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Creates a test without sources.</summary>
    protected CodeFixTest()
    {
        FixedState = CreateState();
        BatchFixedState = CreateState();
    }

    /// <summary>Adds a source as it is after all fixes.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>The sources after all fixes, and what is expected of them.</summary>
    public SolutionState FixedState { get; }

    /// <summary>Adds a source as it is after fix-all, if that differs.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>The sources after fix-all, and what is expected of them; as <see cref="FixedState"/>, unless set.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>
    /// How many single fixes are applied: exactly so many, or at most, if negative. At most one for each fixable diagnostic, unless set.
    /// </summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How many times fix-all is applied: exactly so many, or at most, if negative. Once, unless set.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>As <see cref="NumberOfFixAllIterations"/>, for fix-all in document. At most once for each document, unless set.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>As <see cref="NumberOfFixAllIterations"/>, for fix-all in project.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>Checks that are left out.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The fixes under test.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <summary>Which diagnostic is fixed under <see cref="CodeFixTestBehaviors.FixOne"/>.</summary>
    protected virtual Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) =>
        fixableDiagnostics.FirstOrDefault();

    /// <inheritdoc/>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)
        || GetCodeFixProviders().Any(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    /// <inheritdoc/>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<string> fixable = [.. GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds)];
        var rawTest = TestState.InheritFrom(null, fixable);
        var rawFixed = FixedState.InheritFrom(rawTest, fixable);
        var rawBatchFixed = BatchFixedState.InheritFrom(rawFixed, fixable);
        var markup = CreateMarkup(fixable);
        var test = markup.Process(rawTest);
        await VerifyDiagnosticsAsync(test, Verify.PushContext("Diagnostics of test state"), cancellationToken).ConfigureAwait(false);
        if (!FixedState.IsGiven && !BatchFixedState.IsGiven)
        {
            return;
        }

        var single = markup.Process(rawFixed);
        var batch = markup.Process(rawBatchFixed);
        await VerifyFixesAsync(test, single, batch, fixable, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(single, Verify.PushContext("Diagnostics of fixed state"), cancellationToken).ConfigureAwait(false);
        if (BatchFixedState.IsGiven && (~CodeFixTestBehaviors & CodeFixTestBehaviors.SkipFixAllCheck) != 0)
        {
            await VerifyDiagnosticsAsync(batch, Verify.PushContext("Diagnostics of batch fixed state"), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task VerifyFixesAsync(
        SolutionState test, SolutionState single, SolutionState batch, ImmutableArray<string> fixable, CancellationToken cancellationToken)
    {
        var project = CreateProject(test);
        var toFix = test.ExpectedDiagnostics.Where(diagnostic => fixable.Contains(diagnostic.Id)).ToList();
        var documents = toFix.Select(diagnostic => diagnostic.HasLocation ? diagnostic.Spans[0].Span.Path : string.Empty).Distinct().Count();
        var run = new Run(this, AnalyzersToRun(), fixable);

        var singles = NumberOfIncrementalIterations ?? (test.HasSameFiles(single) ? 0 : -toFix.Count);
        await run.VerifyAsync(null, project, single, new(singles), Verify.PushContext("Iterative code fix application"), cancellationToken)
            .ConfigureAwait(false);
        if (GetCodeFixProviders().All(provider => provider.GetFixAllProvider() is null))
        {
            return;
        }

        var unchanged = test.HasSameFiles(batch);
        await FixAllAsync(
            FixAllScope.Document,
            CodeFixTestBehaviors.SkipFixAllInDocumentCheck,
            NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations ?? (unchanged ? 0 : -documents)).ConfigureAwait(false);
        await FixAllAsync(
            FixAllScope.Project,
            CodeFixTestBehaviors.SkipFixAllInProjectCheck,
            NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations ?? (unchanged ? 0 : -1)).ConfigureAwait(false);
        await FixAllAsync(
            FixAllScope.Solution,
            CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
            NumberOfFixAllIterations ?? (unchanged ? 0 : -1)).ConfigureAwait(false);

        async Task FixAllAsync(FixAllScope scope, CodeFixTestBehaviors skip, int iterations)
        {
            if (!CodeFixTestBehaviors.HasFlag(skip))
            {
                var verifier = Verify.PushContext($"Fix all in {scope.ToString().ToLowerInvariant()}");
                await run.VerifyAsync(scope, project, batch, new(iterations), verifier, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The fixes of one test. What one scope learns about a text, the next need not analyze again.</summary>
    private sealed class Run(
        CodeFixTest<TVerifier> test, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<string> fixable)
    {
        private readonly ImmutableArray<CodeFixProvider> _providers = [.. test.GetCodeFixProviders()];
        private readonly Dictionary<Project, (ImmutableArray<Diagnostic> All, ImmutableArray<Diagnostic> Fixable)> _analyzed = [];
        private readonly HashSet<string> _finished = [];

        private bool FixesCompilerDiagnostics => fixable.Any(id => id.StartsWith("CS", StringComparison.Ordinal));

        /// <summary>Applies fixes until there is nothing to fix, one at a time or all of a scope, and compares what that makes.</summary>
        public async Task VerifyAsync(
            FixAllScope? scope,
            Project original,
            SolutionState expected,
            IterationBudget budget,
            IVerifier verifier,
            CancellationToken cancellationToken)
        {
            var project = original;
            var used = 0;
            string? invalidTree = null;
            ImmutableArray<Diagnostic> before = [];
            while (true)
            {
                var text = await TextAsync(project, cancellationToken).ConfigureAwait(false);
                if (_finished.Contains(text))
                {
                    break;
                }

                var (all, toFix) = await AnalyzeAsync(project, verifier, cancellationToken).ConfigureAwait(false);
                if (toFix.IsEmpty)
                {
                    _finished.Add(text);
                    break;
                }

                if (AreSame(all, before))
                {
                    break;
                }

                before = all;
                var step = scope is null
                    ? await FixOneAsync(project, toFix, used == 0, verifier, cancellationToken).ConfigureAwait(false)
                    : await FixAllAsync(scope.Value, project, all, toFix, used == 0, verifier, cancellationToken).ConfigureAwait(false);
                if (!step.IsOffered)
                {
                    break;
                }

                var isSpent = budget.IsSpent(used);
                used++;
                if (isSpent || step.Changed is not { } changed)
                {
                    break;
                }

                (project, var invalid) = await ReparseAsync(project, changed, cancellationToken).ConfigureAwait(false);
                invalidTree ??= invalid;
                if (test.CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                {
                    break;
                }
            }

            var verdict = budget.Verdict(used);
            await CompareAsync(project, expected, verdict, verifier, cancellationToken).ConfigureAwait(false);
            if ((invalidTree ?? verdict) is { } problem)
            {
                verifier.Fail(problem);
            }
        }

        private async Task<(ImmutableArray<Diagnostic> All, ImmutableArray<Diagnostic> Fixable)> AnalyzeAsync(
            Project project, IVerifier verifier, CancellationToken cancellationToken)
        {
            if (_analyzed.TryGetValue(project, out var known))
            {
                return known;
            }

            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            var analysis = await Analysis.AnalyzersAsync(compilation, analyzers, project.AnalyzerOptions, cancellationToken).ConfigureAwait(false);
            if (FixesCompilerDiagnostics)
            {
                analysis = analysis with { Diagnostics = analysis.Diagnostics.AddRange(compilation.GetDiagnostics(cancellationToken)) };
            }

            var all = test.Counted(analysis, verifier);
            ImmutableArray<Diagnostic> toFix =
            [
                .. all.Where(diagnostic => fixable.Contains(diagnostic.Id) && project.GetDocument(diagnostic.Location.SourceTree) is not null),
            ];
            if (!test.CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck)
                && toFix.FirstOrDefault(analysis.NonLocal.Contains) is { } nonLocal)
            {
                verifier.Fail($"The IDE offers no fix for a diagnostic that is reported when the compilation ends: {nonLocal}");
            }

            if (test.CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
            {
                toFix = test.TrySelectDiagnosticToFix(toFix) is { } selected ? [selected] : [];
            }

            _analyzed.Add(project, (all, toFix));
            return (all, toFix);
        }

        private async Task<(bool IsOffered, Solution? Changed)> FixOneAsync(
            Project project, ImmutableArray<Diagnostic> toFix, bool isFirst, IVerifier verifier, CancellationToken cancellationToken)
        {
            var isOffered = false;
            foreach (var diagnostic in toFix)
            {
                var (action, _) = await OfferAsync(project, diagnostic, isFirst, verifier, cancellationToken).ConfigureAwait(false);
                if (action is not null)
                {
                    isOffered = true;
                    var changed = await ApplyAsync(action, verifier, cancellationToken).ConfigureAwait(false);
                    if (changed != project.Solution)
                    {
                        return (true, changed);
                    }
                }
            }

            return (isOffered, null);
        }

        private async Task<(bool IsOffered, Solution? Changed)> FixAllAsync(
            FixAllScope scope,
            Project project,
            ImmutableArray<Diagnostic> all,
            ImmutableArray<Diagnostic> toFix,
            bool isFirst,
            IVerifier verifier,
            CancellationToken cancellationToken)
        {
            foreach (var diagnostic in toFix)
            {
                var (action, provider) = await OfferAsync(project, diagnostic, isFirst, verifier, cancellationToken).ConfigureAwait(false);
                if (action is null || provider is null)
                {
                    continue;
                }

                var fixAll = provider.GetFixAllProvider();
                if (fixAll is null || !fixAll.GetSupportedFixAllScopes().Contains(scope))
                {
                    return (false, null);
                }

                var context = new FixAllContext(
                    project.GetDocument(diagnostic.Location.SourceTree)!,
                    provider,
                    scope,
                    action.EquivalenceKey!,
                    fixAll.GetSupportedFixAllDiagnosticIds(provider),
                    new KnownDiagnostics(all),
                    cancellationToken);
                var together = await fixAll.GetFixAsync(context).ConfigureAwait(false);
                return (true, together is null ? null : await ApplyAsync(together, verifier, cancellationToken).ConfigureAwait(false));
            }

            return (false, null);
        }

        private async Task<(CodeAction? Action, CodeFixProvider? Provider)> OfferAsync(
            Project project, Diagnostic diagnostic, bool isFirst, IVerifier verifier, CancellationToken cancellationToken)
        {
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            var offered = new List<(CodeAction Action, CodeFixProvider Provider)>();
            foreach (var provider in _providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = ImmutableArray.CreateBuilder<CodeAction>();
                var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
                await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
                offered.AddRange(test.FilterCodeActions(actions.ToImmutable()).Select(action => (action, provider)));
            }

            var chosen = test.Choose([.. offered.Select(offer => offer.Action)], isFirst, verifier);
            return offered.FirstOrDefault(offer => offer.Action == chosen);
        }

        private static async Task<Solution> ApplyAsync(CodeAction action, IVerifier verifier, CancellationToken cancellationToken)
        {
            var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
            var changes = operations.OfType<ApplyChangesOperation>().ToList();
            verifier.Equal(1, changes.Count, $"The code action '{action.Title}' must change the solution once, but does so {changes.Count} times.");
            return changes[0].ChangedSolution;
        }

        /// <summary>The changed project as it is when read from its text again, and how its trees differ from that.</summary>
        private async Task<(Project Project, string? Invalid)> ReparseAsync(
            Project before, Solution changed, CancellationToken cancellationToken)
        {
            string? invalid = null;
            var solution = changed;
            foreach (var id in changed.GetProject(before.Id)!.DocumentIds)
            {
                var made = changed.GetDocument(id)!;
                if (before.Solution.GetDocument(id) is { } old && ReferenceEquals(await Text(old), await Text(made)))
                {
                    continue;
                }

                var text = (await made.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
                solution = solution.WithDocumentText(id, SourceText.From(text));
                var tree = await made.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var parsed = await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var isValid = test.CodeActionValidationMode switch
                {
                    CodeActionValidationMode.None => true,
                    CodeActionValidationMode.Full => parsed!.IsEquivalentTo(tree!, topLevel: false)
                        && SyntaxTrees.Describe(parsed!, withTrivia: true) == SyntaxTrees.Describe(tree!, withTrivia: true),
                    _ => SyntaxTrees.Describe(parsed!, withTrivia: false) == SyntaxTrees.Describe(tree!, withTrivia: false),
                };
                if (!isValid)
                {
                    var withTrivia = test.CodeActionValidationMode == CodeActionValidationMode.Full;
                    invalid ??= "The tree that the fix made differs from the tree of its text (expected: as parsed):" + Environment.NewLine
                        + TextDifference.Describe(SyntaxTrees.Describe(parsed!, withTrivia), SyntaxTrees.Describe(tree!, withTrivia));
                }
            }

            return (solution.GetProject(before.Id)!, invalid);

            Task<SourceText> Text(Document document) => document.GetTextAsync(cancellationToken);
        }

        private static async Task CompareAsync(
            Project project, SolutionState expected, string? verdict, IVerifier verifier, CancellationToken cancellationToken)
        {
            var hint = verdict is null ? string.Empty : $" ({verdict})";
            var documents = new List<(TextDocument Document, string Text)>();
            foreach (var document in project.Documents)
            {
                var reduced = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
                var formatted = await Formatter.FormatAsync(reduced, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
                documents.Add((document, (await formatted.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString()));
            }

            Compare("sources", expected.Sources, documents);
            Compare("additional files", expected.AdditionalFiles, await TextsAsync(project.AdditionalDocuments).ConfigureAwait(false));
            Compare("analyzer config files", expected.AnalyzerConfigFiles, await TextsAsync(project.AnalyzerConfigDocuments).ConfigureAwait(false));

            void Compare(string what, SourceFileCollection want, List<(TextDocument Document, string Text)> have)
            {
                verifier.Equal(want.Count, have.Count, $"Expected {want.Count} {what} after the fix, but there are {have.Count}{hint}");
                for (var i = 0; i < want.Count; i++)
                {
                    verifier.EqualOrDiff(
                        want[i].content.ToString(),
                        have[i].Text,
                        $"The content of '{want[i].filename}' is not as expected{hint}. '-' is expected, '+' is what the fix made:");
                    var (name, folders) = TestProject.NameAndFolders(want[i].filename, expected.DefaultPrefix);
                    verifier.Equal(
                        string.Join('/', folders.Append(name)),
                        string.Join('/', have[i].Document.Folders.Append(have[i].Document.Name)),
                        $"Expected a file '{want[i].filename}', but it is '{have[i].Document.Name}'");
                }
            }

            async Task<List<(TextDocument Document, string Text)>> TextsAsync(IEnumerable<TextDocument> files)
            {
                var texts = new List<(TextDocument Document, string Text)>();
                foreach (var file in files)
                {
                    texts.Add((file, (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString()));
                }

                return texts;
            }
        }

        private static async Task<string> TextAsync(Project project, CancellationToken cancellationToken)
        {
            var text = new System.Text.StringBuilder();
            foreach (var document in project.Documents)
            {
                text.Append(document.FilePath).Append('\0')
                    .Append(await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).Append('\0');
            }

            return text.ToString();
        }

        private static bool AreSame(ImmutableArray<Diagnostic> left, ImmutableArray<Diagnostic> right) =>
            left.Length == right.Length
            && left.Zip(right).All(pair =>
                pair.First.Id == pair.Second.Id && pair.First.Location.SourceSpan == pair.Second.Location.SourceSpan);
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.CodeFixes.Asynchrony;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.CodeFixes.Http;

/// <summary>The fix of WIRE1002: awaits what was waited for, and makes the functions around asynchronous as far as this file shows all their callers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingRemoteCallFix)), Shared]
public sealed class BlockingRemoteCallFix : CodeFixProvider
{
    private const string Title = "Await it";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleCatalog.BlockingRemoteCall.Id);

    /// <summary>Waits of one file share the functions around them, so that their fixes are made as one.</summary>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false) is not { } changed) return;

        context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(BlockingRemoteCallFix)), context.Diagnostics);
    }

    /// <summary>The document with as many of the waits awaited as can be; null when none can.</summary>
    private static async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (diagnostics.IsEmpty) return document;
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || CommunicationModel.Of(model.Compilation, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is not { } communication) return null;

        var errors = Errors(model, cancellation);
        var plan = AsyncPlan.Empty;
        Document? changed = null;
        foreach (var diagnostic in diagnostics)
        {
            if (WaitAt(root.FindNode(diagnostic.Location.SourceSpan)) is not { } wait || plan.With(wait, model, communication) is not { } wider) continue;

            // The last word is the compiler's: a span across an await, an overload that a task resolves otherwise.
            var candidate = document.WithSyntaxRoot(AsyncRewriter.Apply(wider, root, model));
            if (await candidate.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } after || Errors(after, cancellation) > errors) continue;
            (plan, changed) = (wider, candidate);
        }

        return changed;
    }

    private static int Errors(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed);

    /// <summary>The expression whose member was reported.</summary>
    private static ExpressionSyntax? WaitAt(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when call.Expression == member => call,
        MemberAccessExpressionSyntax member => member,
        _ => null,
    };
}

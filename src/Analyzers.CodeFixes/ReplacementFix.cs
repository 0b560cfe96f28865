using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Wirecheck.Analyzers.CodeFixes;

/// <summary>A fix of one rule that replaces one node of the document, for one finding or for all.</summary>
public abstract class ReplacementFix : CodeFixProvider
{
    private readonly string _title;

    private protected ReplacementFix(DiagnosticDescriptor rule, string title)
    {
        FixableDiagnosticIds = ImmutableArray.Create(rule.Id);
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;

        var (old, replacement) = Replacement(root.FindNode(context.Span, getInnermostNodeForTie: true), model, context);
        if (old is null || replacement is null) return;

        context.RegisterCodeFix(
            CodeAction.Create(_title, _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(old, replacement))), GetType().Name),
            context.Diagnostics);
    }

    /// <summary>The node to replace, and what with; nulls where there is nothing to offer.</summary>
    private protected abstract (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context);
}

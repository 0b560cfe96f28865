using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.CodeFixes.Http;

/// <summary>
/// The fix of WIRE1007: takes one of the two handlers away, whichever the developer chooses. The handler of every client stays: others rely on it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StackedResilienceFix)), Shared]
public sealed class StackedResilienceFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleCatalog.StackedResilience.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;

        var diagnostic = context.Diagnostics[0];
        var later = StepAt(root, diagnostic.Location);
        var earlier = diagnostic.AdditionalLocations.FirstOrDefault() is { } location && location.SourceTree == root.SyntaxTree ? StepAt(root, location) : null;
        if (later is null) return;

        // The earlier one is first: it is the outer handler, and mostly the policy that was there before the standard handler came.
        var isOneClient = earlier is not null && earlier.FirstAncestorOrSelf<BlockSyntax>() == later.FirstAncestorOrSelf<BlockSyntax>() && earlier.FirstAncestorOrSelf<LambdaExpressionSyntax>() == later.FirstAncestorOrSelf<LambdaExpressionSyntax>();
        if (isOneClient) Offer(earlier!, "earlier");
        Offer(later, "later");

        void Offer(InvocationExpressionSyntax step, string which)
        {
            if (Without(root, step, model) is not { } changed) return;

            var name = ((MemberAccessExpressionSyntax)step.Expression).Name.Identifier.ValueText;
            var title = $"Remove the {which} handler, '{name}'";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), nameof(StackedResilienceFix) + which), diagnostic);
        }
    }

    private static InvocationExpressionSyntax? StepAt(SyntaxNode root, Location name) =>
        root.FindNode(name.SourceSpan).Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } ? call : null;

    /// <summary>The chain without a step, and without what configures that step; null where something uses the step's own builder.</summary>
    private static SyntaxNode? Without(SyntaxNode root, InvocationExpressionSyntax step, SemanticModel model)
    {
        var receiver = ((MemberAccessExpressionSyntax)step.Expression).Expression;
        ExpressionSyntax last = step;
        while (model.GetTypeInfo(last).Type?.Name != HttpClientBuilder.BuilderName && last.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }) last = next;

        if (last.Parent is ExpressionStatementSyntax statement && receiver is IdentifierNameSyntax)
        {
            // Of a program's top level the whole member goes; the one statement of an `if` has to stay.
            SyntaxNode? whole = statement.Parent is GlobalStatementSyntax or BlockSyntax ? statement.Parent as GlobalStatementSyntax ?? (SyntaxNode)statement : null;
            return whole is null ? null : root.RemoveNode(whole, HasComment(statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia())) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia);
        }

        var mayChangeType = model.GetTypeInfo(last).Type?.Name == HttpClientBuilder.BuilderName || last.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax } };
        return mayChangeType && receiver is InvocationExpressionSyntax ? root.ReplaceNode(last, HasComment(receiver.GetTrailingTrivia()) ? receiver : receiver.WithTrailingTrivia(last.GetTrailingTrivia())) : null;
    }

    private static bool HasComment(IEnumerable<SyntaxTrivia> trivia) =>
        trivia.Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia));
}

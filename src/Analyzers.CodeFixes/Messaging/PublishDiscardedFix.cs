using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>The fix of WIRE3101: <c>_ = Publish(…)</c> is awaited. Offered in async functions, where that changes nothing for their callers but the wait.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PublishDiscardedFix)), Shared]
public sealed class PublishDiscardedFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public PublishDiscardedFix()
        : base(RuleCatalog.PublishDiscarded, "Await the publish")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } publish ||
            publish.Ancestors().TakeWhile(node => node is not (StatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<AssignmentExpressionSyntax>().LastOrDefault() is not
            { Parent: ExpressionStatementSyntax, Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var task } discard ||
            model.GetEnclosingSymbol(publish.SpanStart, context.CancellationToken) is not IMethodSymbol { IsAsync: true } ||
            discard.FirstAncestorOrSelf<LockStatementSyntax>() is not null) return default;

        return (discard, AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), task.WithoutLeadingTrivia()).WithLeadingTrivia(discard.GetLeadingTrivia()));
    }
}

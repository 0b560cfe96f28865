using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>The fix of WIRE3102: an answer that says no is thrown. Offered where the library's extension methods are in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcknowledgementIgnoredFix)), Shared]
public sealed class AcknowledgementIgnoredFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public AcknowledgementIgnoredFix()
        : base(RuleCatalog.AcknowledgementIgnored, "Throw when the stream refuses the message")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<AwaitExpressionSyntax>().FirstOrDefault() is not { } awaited ||
            !model.LookupNamespacesAndTypes(awaited.SpanStart, name: Nats.AnswerMethods).Any()) return default;

        // Awaited as a statement, or given to a discard.
        ExpressionSyntax? dropped = awaited.Parent switch
        {
            ExpressionStatementSyntax => awaited,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } discard => discard,
            _ => null,
        };
        if (dropped is null) return default;

        return (dropped, ParseExpression($"({awaited}).{Nats.EnsureSuccess}()").WithTriviaFrom(dropped));
    }
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Http;

/// <summary>
/// The fix of WIRE1011: asks for HTTP/2 beside the base address. The policy is left as it is, "or lower", so that a server without HTTP/2 is
/// still called over HTTP/1.1.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OldHttpVersionFix)), Shared]
public sealed class OldHttpVersionFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public OldHttpVersionFix()
        : base(RuleCatalog.OldHttpVersion, "Ask for HTTP/2")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        var chain = reported.AncestorsAndSelf().TakeWhile(node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>().LastOrDefault();
        return chain is not null && BaseAddressIn(chain) is { } setting ? WithVersion(setting) : default;
    }

    /// <summary>The last <c>client.BaseAddress = …</c> in a lambda of the chain: the one that counts.</summary>
    private static AssignmentExpressionSyntax? BaseAddressIn(InvocationExpressionSyntax chain) => chain.DescendantNodes()
        .OfType<AssignmentExpressionSyntax>()
        .LastOrDefault(assignment =>
            assignment.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.ValueText: HttpClients.BaseAddress } &&
            assignment.Ancestors().TakeWhile(node => node != chain).Any(node => node is LambdaExpressionSyntax));

    /// <summary>The node to replace, and what with: a lambda that is only the setting gets a block around it, a statement another one after it.</summary>
    private static (SyntaxNode? Old, SyntaxNode? New) WithVersion(AssignmentExpressionSyntax setting)
    {
        var client = ((MemberAccessExpressionSyntax)setting.Left).Expression.WithoutTrivia();
        var version = ExpressionStatement(AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, client, IdentifierName(HttpVersions.OfClient)),
            LibraryNames.Expression(HttpVersions.Version20)));

        switch (setting.Parent)
        {
            case LambdaExpressionSyntax lambda:
                var block = Block(
                    Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(ElasticCarriageReturnLineFeed),
                    List(new StatementSyntax[] { ExpressionStatement(setting.WithoutTrivia()).WithTrailingTrivia(ElasticCarriageReturnLineFeed), version.WithTrailingTrivia(ElasticCarriageReturnLineFeed) }),
                    Token(SyntaxKind.CloseBraceToken)).WithAdditionalAnnotations(Formatter.Annotation);
                return (lambda, lambda.WithBody(block.WithTrailingTrivia(setting.GetTrailingTrivia())));

            case ExpressionStatementSyntax { Parent: BlockSyntax parent } statement:
                var added = version.WithLeadingTrivia(Indentation(statement)).WithTrailingTrivia(LineEnd(statement)).WithAdditionalAnnotations(Formatter.Annotation);
                return (parent, parent.WithStatements(parent.Statements.Insert(parent.Statements.IndexOf(statement) + 1, added)));

            default:
                return default;
        }
    }

    /// <summary>What ends a statement's line, without the comment after it.</summary>
    private static IEnumerable<SyntaxTrivia> LineEnd(StatementSyntax statement) => statement.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        ? statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        : statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));

    /// <summary>The white space before a statement, without the comments and empty lines above it.</summary>
    private static SyntaxTriviaList Indentation(StatementSyntax statement) =>
        TriviaList(statement.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
}

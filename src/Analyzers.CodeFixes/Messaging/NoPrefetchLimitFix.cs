using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>The fix of WIRE3012: a limit of ten messages, set in the statement before the one that consumes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoPrefetchLimitFix)), Shared]
public sealed class NoPrefetchLimitFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public NoPrefetchLimitFix()
        : base(RuleCatalog.NoPrefetchLimit, "Limit the consumer to 10 messages at a time")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var consume } member } call ||
            call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement ||
            call.Ancestors().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax)) return default;

        // The other form returns a task, which is to be awaited like the one of the call itself.
        var isAsynchronous = consume.EndsWith("Async", StringComparison.Ordinal);
        if (isAsynchronous && !call.Ancestors().TakeWhile(node => node != statement).OfType<AwaitExpressionSyntax>().Any()) return default;

        var channel = member.Expression.WithoutTrivia().ToFullString();
        var text = isAsynchronous
            ? $"await {channel}.BasicQosAsync(prefetchSize: 0, prefetchCount: 10, global: false);"
            : $"{channel}.BasicQos(prefetchSize: 0, prefetchCount: 10, global: false);";
        var limit = ParseStatement(text).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(LineBreak(statement.SyntaxTree));
        var indentation = statement.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));

        var consuming = statement.WithLeadingTrivia(indentation);
        return statement.Parent switch
        {
            BlockSyntax block => (block, block.WithStatements(block.Statements.ReplaceRange(statement, new[] { limit, consuming }))),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax program } global => (program, program.WithMembers(program.Members.ReplaceRange(global, new[] { GlobalStatement(limit), GlobalStatement(consuming) }))),
            _ => default,
        };
    }

    private static SyntaxTrivia LineBreak(SyntaxTree tree) =>
        tree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } lineBreak ? lineBreak : Space;
}

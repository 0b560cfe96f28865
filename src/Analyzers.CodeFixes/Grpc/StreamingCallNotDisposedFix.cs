using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>The fix of WIRE2006: <c>using</c> before the call's local; a call that a loop reads on the spot gets a local for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StreamingCallNotDisposedFix)), Shared]
public sealed class StreamingCallNotDisposedFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public StreamingCallNotDisposedFix()
        : base(RuleCatalog.StreamingCallNotDisposed, "Dispose of the call with 'using'")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        // `using` declarations stand in blocks and at the top level only.
        var statement = reported.FirstAncestorOrSelf<StatementSyntax>();
        if (reported is not InvocationExpressionSyntax call ||
            statement?.Parent is not (BlockSyntax or GlobalStatementSyntax) ||
            call.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }) return default;

        return statement switch
        {
            // Of anything else that is made of the call, `using` would dispose of that.
            LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } variables } } declaration when Unwrapped(variables[0].Initializer?.Value) == call => (declaration, Using(declaration)),
            CommonForEachStatementSyntax { Parent: BlockSyntax block } loop => (block, WithLocal(block, loop, call, model)),
            _ => default,
        };
    }

    private static ExpressionSyntax? Unwrapped(ExpressionSyntax? value)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized) value = parenthesized.Expression;
        return value;
    }

    private static LocalDeclarationStatementSyntax Using(LocalDeclarationStatementSyntax declaration) => declaration
        .WithoutLeadingTrivia()
        .WithUsingKeyword(Token(declaration.GetLeadingTrivia(), SyntaxKind.UsingKeyword, TriviaList(Space)));

    private static BlockSyntax WithLocal(BlockSyntax block, CommonForEachStatementSyntax loop, InvocationExpressionSyntax call, SemanticModel model)
    {
        var name = FreeName(loop, model);
        var local = LocalDeclarationStatement(VariableDeclaration(IdentifierName("var"), SingletonSeparatedList(
                VariableDeclarator(Identifier(name), null, EqualsValueClause(call.WithoutTrivia())))))
            .WithUsingKeyword(Token(SyntaxKind.UsingKeyword))
            .NormalizeWhitespace()
            .WithLeadingTrivia(loop.GetLeadingTrivia())
            .WithTrailingTrivia(block.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } lineBreak ? lineBreak : Space);
        var indentation = loop.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var reading = loop.ReplaceNode(call, IdentifierName(name).WithTriviaFrom(call)).WithLeadingTrivia(indentation);

        return block.WithStatements(block.Statements.ReplaceRange(loop, new StatementSyntax[] { local, reading }));
    }

    private static string FreeName(SyntaxNode place, SemanticModel model)
    {
        var taken = new HashSet<string>(model.LookupSymbols(place.SpanStart).Select(symbol => symbol.Name));
        taken.UnionWith(place.Ancestors().First(a => a is MemberDeclarationSyntax or CompilationUnitSyntax).DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? "call" : $"call{n}").First(name => !taken.Contains(name));
    }
}

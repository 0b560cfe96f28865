using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>The fix of WIRE2006: <c>using</c> before the call's local; a call that a loop reads on the spot gets a local for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StreamingCallNotDisposedFix)), Shared]
public sealed class StreamingCallNotDisposedFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleCatalog.StreamingCallNotDisposed.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call ||
            root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 } ||
            await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;

        // `using` declarations stand in blocks and at the top level only.
        var statement = call.FirstAncestorOrSelf<StatementSyntax>();
        if (statement?.Parent is not (BlockSyntax or GlobalStatementSyntax)) return;

        var changed = statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration => root.ReplaceNode(declaration, Using(declaration)),
            CommonForEachStatementSyntax { Parent: BlockSyntax block } loop => root.ReplaceNode(block, WithLocal(block, loop, call, model)),
            _ => null,
        };
        if (changed is null) return;

        context.RegisterCodeFix(
            CodeAction.Create("Dispose of the call with 'using'", _ => Task.FromResult(document.WithSyntaxRoot(changed)), nameof(StreamingCallNotDisposedFix)),
            context.Diagnostics);
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

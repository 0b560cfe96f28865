using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Http;

/// <summary>The fix of WIRE1004: passes the request's token.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationIgnoredFix)), Shared]
public sealed class CancellationIgnoredFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public CancellationIgnoredFix()
        : base(RuleCatalog.CancellationIgnored, "Pass the request's token")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported.FirstAncestorOrSelf<ArgumentSyntax>() is not { Expression: var none } argument ||
            argument.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call ||
            model.GetOperation(call, context.CancellationToken) is not { } operation ||
            RequestTokens.InScope(operation) is not { } token) return default;

        return (none, ParseExpression(token).WithTriviaFrom(none));
    }
}

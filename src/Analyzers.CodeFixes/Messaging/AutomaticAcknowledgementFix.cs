using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>
/// The fix of WIRE3005: the consumer acknowledges. Offered where the consumer in sight does that already: elsewhere messages would stay
/// unacknowledged for ever.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AutomaticAcknowledgementFix)), Shared]
public sealed class AutomaticAcknowledgementFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public AutomaticAcknowledgementFix()
        : base(RuleCatalog.AutomaticAcknowledgement, "Leave the acknowledgement to the consumer")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        // The settlements that the rule found in the consumer.
        if (context.Diagnostics[0].AdditionalLocations.Count == 0 || reported.FirstAncestorOrSelf<ArgumentSyntax>() is not { Expression: var value }) return default;

        return (value, LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(value));
    }
}

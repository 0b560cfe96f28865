using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>The fix of WIRE3010: the processor leaves settling to its handler, by options that it has, or is given.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManualSettlementFix)), Shared]
public sealed class ManualSettlementFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public ManualSettlementFix()
        : base(RuleCatalog.ManualSettlement, "Leave settling to the handler")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree, SourceSpan: var span } || tree != reported.SyntaxTree) return default;

        var no = LiteralExpression(SyntaxKind.FalseLiteralExpression);
        switch (tree.GetRoot(context.CancellationToken).FindNode(span, getInnermostNodeForTie: true))
        {
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer } when SettingIn(initializer) is { } set:
                return (set.Right, no.WithTriviaFrom(set.Right));

            case BaseObjectCreationExpressionSyntax options:
                return (options, options.WithInitializer(Extended(options.Initializer, no)).WithAdditionalAnnotations(Formatter.Annotation));

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var create } } made:
                var type = ParseTypeName("global::" + AzureServiceBus.OptionsOf(create))
                    .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
                var given = ObjectCreationExpression(Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space), type.WithTrailingTrivia(Space), null, Extended(null, no));
                return (made.ArgumentList, made.ArgumentList.AddArguments(Argument(given.WithAdditionalAnnotations(Formatter.Annotation))));

            default:
                return default;
        }
    }

    private static AssignmentExpressionSyntax? SettingIn(InitializerExpressionSyntax initializer) =>
        initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(set => set.Left is IdentifierNameSyntax { Identifier.ValueText: AzureServiceBus.AutoComplete });

    private static InitializerExpressionSyntax Extended(InitializerExpressionSyntax? initializer, ExpressionSyntax no)
    {
        var set = AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(AzureServiceBus.AutoComplete), no);
        return (initializer ?? InitializerExpression(SyntaxKind.ObjectInitializerExpression)).AddExpressions(set);
    }
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>
/// The fix of WIRE3104 for RabbitMQ.Client 7: the channel is made with confirms, so that each publish ends when the broker has the message. In 6 the code
/// would have to wait for them itself.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PublishUnconfirmedFix)), Shared]
public sealed class PublishUnconfirmedFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public PublishUnconfirmedFix()
        : base(RuleCatalog.PublishUnconfirmed, "Make the channel with publisher confirms")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree, SourceSpan: var span } || tree != reported.SyntaxTree ||
            tree.GetRoot(context.CancellationToken).FindNode(span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { ArgumentList: var given } made ||
            model.GetSymbolInfo(made, context.CancellationToken).Symbol is not IMethodSymbol { Name: RabbitMQ.CreateChannel }) return default;

        var options = ObjectCreationExpression(
            Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space),
            ParseTypeName("global::" + RabbitMQ.ChannelOptions).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation),
            ParseArgumentList($"({RabbitMQ.Confirmations}: true, {RabbitMQ.ConfirmationTracking}: true)"),
            initializer: null);
        switch (given.Arguments.FirstOrDefault(argument => argument.NameColon is null or { Name.Identifier.ValueText: "options" }))
        {
            case null:
                var name = given.Arguments.Count == 0 ? null : NameColon(IdentifierName("options")).WithTrailingTrivia(Space);
                return (given, given.WithArguments(given.Arguments.Insert(0, Argument(name, default, options))));
            case { Expression: LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax } argument: return (argument.Expression, options.WithTriviaFrom(argument.Expression));
            default: return default;
        }
    }
}

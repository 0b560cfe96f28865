using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>
/// The fix of WIRE3011: offsets are stored after the work. Offered where the settings serve one loop, which ends in one place: an offset that is never stored
/// would bring its message again at each start.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OffsetStoredFirstFix)), Shared]
public sealed class OffsetStoredFirstFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public OffsetStoredFirstFix()
        : base(RuleCatalog.OffsetStoredFirst, "Store the offset after the work")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree, SourceSpan: var span } || tree != reported.SyntaxTree ||
            tree.GetRoot(context.CancellationToken).FindNode(span, getInnermostNodeForTie: true) is not BaseObjectCreationExpressionSyntax settings) return default;

        // A message that was asked for with a time limit may be null.
        if (reported.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax consumer } } consume ||
            model.GetSymbolInfo(consume, context.CancellationToken).Symbol is not IMethodSymbol { Parameters.Length: 1 } asked || asked.Parameters[0].Type.Name != nameof(CancellationToken) ||
            model.GetSymbolInfo(consumer, context.CancellationToken).Symbol is not ILocalSymbol) return default;
        if (consume.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier: var message, Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } taken } }) return default;

        if (consume.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || !member.Span.Contains(span) || !IsAlone(member, consumer.Identifier.ValueText) || MayEndEarly(block, taken, model)) return default;

        var repaired = member.ReplaceNodes(new SyntaxNode[] { settings, block }, (node, changed) => changed switch
        {
            BaseObjectCreationExpressionSyntax made => made.WithInitializer(Extended(made.Initializer)).WithAdditionalAnnotations(Formatter.Annotation),
            BlockSyntax body when !Stores(block) => body.AddStatements(ParseStatement($"{consumer.Identifier.ValueText}.{Kafka.StoreOffset}({message.ValueText});").WithAdditionalAnnotations(Formatter.Annotation)),
            _ => changed,
        });
        return (member, repaired);
    }

    /// <summary>Whether a member has one builder and one loop, and its consumer is not handed to others.</summary>
    private static bool IsAlone(MemberDeclarationSyntax member, string consumer)
    {
        var names = member.DescendantNodes().OfType<SimpleNameSyntax>().ToList();
        return names.Count(name => name.Identifier.ValueText == Kafka.Consume) == 1 &&
            names.Count(name => name.Identifier.ValueText == Kafka.ConsumerBuilder) == 1 &&
            names.Where(name => name.Identifier.ValueText == consumer).All(name => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name);
    }

    /// <summary>Whether the rest of a round may be left before its end.</summary>
    private static bool MayEndEarly(BlockSyntax block, StatementSyntax taken, SemanticModel model)
    {
        var rest = block.Statements.SkipWhile(statement => statement != taken).ToList();
        return model.AnalyzeControlFlow(rest[0], rest[rest.Count - 1]) is not { Succeeded: true, EndPointIsReachable: true, ExitPoints.IsEmpty: true };
    }

    private static bool Stores(BlockSyntax block) => block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == Kafka.StoreOffset);

    private static InitializerExpressionSyntax Extended(InitializerExpressionSyntax? initializer)
    {
        var no = LiteralExpression(SyntaxKind.FalseLiteralExpression);
        if (initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(set => set.Left is IdentifierNameSyntax { Identifier.ValueText: Kafka.AutoOffsetStore }) is { } set)
            return initializer.ReplaceNode(set.Right, no.WithTriviaFrom(set.Right));

        return (initializer ?? InitializerExpression(SyntaxKind.ObjectInitializerExpression))
            .AddExpressions(AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(Kafka.AutoOffsetStore), no));
    }
}

using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>
/// The fix of WIRE2001: gives the call a deadline, in whichever way it takes its options. Inside a gRPC service that is the deadline of the
/// call being served; elsewhere it is <c>wirecheck.default_deadline</c> from now, in UTC, as gRPC requires.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingDeadlineFix)), Shared]
public sealed class MissingDeadlineFix : CodeFixProvider
{
    private const string DeadlineParameter = "deadline";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleCatalog.MissingDeadline.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax syntax ||
            model?.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call) return;

        var options = Options.For(syntax.SyntaxTree, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        var (old, replacement) = Replacement(call, syntax, Deadline(call, model, options));
        if (old is null || replacement is null) return;

        context.RegisterCodeFix(
            CodeAction.Create("Add a deadline", _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(old, replacement))), nameof(MissingDeadlineFix)),
            context.Diagnostics);
    }

    /// <summary>The node to replace, and what with; nulls where the call has no place for a deadline.</summary>
    private static (SyntaxNode? Old, SyntaxNode? New) Replacement(IInvocationOperation call, InvocationExpressionSyntax syntax, ExpressionSyntax deadline)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter) continue;

            var given = argument.ArgumentKind == ArgumentKind.DefaultValue ? null : (argument.Syntax as ArgumentSyntax)?.Expression;
            if (parameter.Name == DeadlineParameter)
            {
                return given is null
                    ? (syntax.ArgumentList, ArgumentLists.Append(syntax.ArgumentList, DeadlineParameter, deadline))
                    : (given, deadline.WithTriviaFrom(given));
            }

            switch (parameter.Type.FullName())
            {
                case GrpcCore.CallOptionsType when given is not null:
                    return (given, WithDeadline(given, argument.Value, deadline).WithTriviaFrom(given));

                // A code-first call takes a context, into which call options convert.
                case ProtobufNetGrpc.CallContextType when given is null:
                    return (syntax.ArgumentList, ArgumentLists.Append(syntax.ArgumentList, parameter.Name, NewOptions(deadline)));

                case ProtobufNetGrpc.CallContextType when ProtobufNetGrpc.Contents(argument.Value) is null && given is not null:
                    return (given, NewOptions(deadline).WithTriviaFrom(given));

                case ProtobufNetGrpc.CallContextType when argument.Value.Unwrap() is { } inner && inner.Type?.FullName() == GrpcCore.CallOptionsType && given is not null:
                    return (given, WithDeadline(given, inner, deadline).WithTriviaFrom(given));
            }
        }

        return default;
    }

    private static ExpressionSyntax WithDeadline(ExpressionSyntax options, IOperation value, ExpressionSyntax deadline)
    {
        if (options is BaseObjectCreationExpressionSyntax creation)
        {
            var arguments = creation.ArgumentList ?? ArgumentList();
            return creation is ObjectCreationExpressionSyntax explicitly
                ? explicitly.WithType(explicitly.Type.WithoutTrailingTrivia()).WithArgumentList(WithNamed(arguments))
                : creation.WithArgumentList(WithNamed(arguments));
        }

        if (value.Unwrap() is IDefaultValueOperation) return NewOptions(deadline);

        return InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Receiver(options), IdentifierName("WithDeadline")),
            ArgumentList(SingletonSeparatedList(Argument(deadline))));

        ArgumentListSyntax WithNamed(ArgumentListSyntax list)
        {
            var given = (value.Unwrap() as IObjectCreationOperation)?.Arguments
                .FirstOrDefault(a => a.Parameter?.Name == DeadlineParameter && a.ArgumentKind != ArgumentKind.DefaultValue)?.Syntax as ArgumentSyntax;
            return given is null
                ? ArgumentLists.Append(list, DeadlineParameter, deadline)
                : list.ReplaceNode(given.Expression, deadline.WithTriviaFrom(given.Expression));
        }
    }

    private static ExpressionSyntax Receiver(ExpressionSyntax expression) => expression.WithoutTrivia() switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax => expression.WithoutTrivia(),
        var other => ParenthesizedExpression(other),
    };

    private static ExpressionSyntax NewOptions(ExpressionSyntax deadline) =>
        ObjectCreationExpression(Shortened(ParseTypeName("global::" + GrpcCore.CallOptionsType)))
            .WithArgumentList(ArgumentLists.Append(ArgumentList(), DeadlineParameter, deadline));

    private static ExpressionSyntax Deadline(IInvocationOperation call, SemanticModel model, Options options)
    {
        if (ServerCallContext(call, model) is { } context)
            return MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(context.Name), IdentifierName("Deadline"));

        var duration = options.DefaultDeadline;
        var isWhole = duration.TotalMilliseconds % 1000 == 0;
        var (method, number) = isWhole ? ("AddSeconds", duration.TotalSeconds) : ("AddMilliseconds", duration.TotalMilliseconds);
        var text = number.ToString(CultureInfo.InvariantCulture);
        return InvocationExpression(
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Shortened(ParseExpression("global::System.DateTime")), IdentifierName("UtcNow")),
                IdentifierName(method)),
            ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, ParseToken(text))))));
    }

    /// <summary>The context of the call being served, where the statement can see one.</summary>
    private static IParameterSymbol? ServerCallContext(IInvocationOperation call, SemanticModel model) =>
        model.LookupSymbols(call.Syntax.SpanStart)
            .OfType<IParameterSymbol>()
            .FirstOrDefault(p => p.Type.FullName() == GrpcCore.ServerCallContextType && !IsBehindStatic(call, p));

    /// <summary>Whether a static lambda or local function stands between, which cannot use what is around it.</summary>
    private static bool IsBehindStatic(IOperation call, IParameterSymbol parameter)
    {
        for (var operation = call.Parent; operation is not null; operation = operation.Parent)
        {
            var function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };

            if (function is null) continue;
            if (SymbolEqualityComparer.Default.Equals(function, parameter.ContainingSymbol)) return false;
            if (function.IsStatic) return true;
        }

        return false;
    }

    private static T Shortened<T>(T name) where T : SyntaxNode =>
        name.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}

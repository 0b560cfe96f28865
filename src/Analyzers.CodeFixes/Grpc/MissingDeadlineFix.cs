using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
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
        var (old, replacement) = CallSettingEdits.Of(call, syntax, Deadline(call, model, options));
        if (old is null || replacement is null) return;

        context.RegisterCodeFix(
            CodeAction.Create("Add a deadline", _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(old, replacement))), nameof(MissingDeadlineFix)),
            context.Diagnostics);
    }

    /// <summary>What cleans up, and what is not waited for, has to go on when the caller is gone.</summary>
    private static CallSetting Deadline(IInvocationOperation call, SemanticModel model, Options options)
    {
        if (!call.IsDiscarded() && !call.IsInCleanUp() && CallerContexts.Of(call, model) is { } context) return CallerContexts.Deadline(context);

        var duration = options.DefaultDeadline;
        var isWhole = duration.TotalMilliseconds % 1000 == 0;
        var (method, number) = isWhole ? ("AddSeconds", duration.TotalSeconds) : ("AddMilliseconds", duration.TotalMilliseconds);
        var clock = CallSettingEdits.Shortened(ParseExpression("global::" + Moments.DateTimeType));
        return CallSetting.Deadline(InvocationExpression(
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, clock, IdentifierName("UtcNow")),
                IdentifierName(method)),
            ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, ParseToken(number.ToString(CultureInfo.InvariantCulture))))))));
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>The fix of WIRE2002: passes on the caller's cancellation, and its deadline where the call has none of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeadlineNotPropagatedFix)), Shared]
public sealed class DeadlineNotPropagatedFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleCatalog.DeadlineNotPropagated.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax syntax ||
            model?.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call ||
            CallerContexts.Of(call, model) is not { } caller) return;

        var (old, replacement) = CallSettings.Of(call).Deadline is null
            ? CallSettingEdits.Of(call, syntax, CallerContexts.Deadline(caller), CallerContexts.Token(caller))
            : CallSettingEdits.Of(call, syntax, CallerContexts.Token(caller));
        if (old is null || replacement is null) return;

        context.RegisterCodeFix(
            CodeAction.Create("Pass on the caller's deadline and cancellation", _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(old, replacement))), nameof(DeadlineNotPropagatedFix)),
            context.Diagnostics);
    }
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>The fix of WIRE2002: passes on the caller's cancellation, and its deadline where the call has none of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeadlineNotPropagatedFix)), Shared]
public sealed class DeadlineNotPropagatedFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public DeadlineNotPropagatedFix()
        : base(RuleCatalog.DeadlineNotPropagated, "Pass on the caller's deadline and cancellation")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported is not InvocationExpressionSyntax syntax ||
            model.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call ||
            CallerContexts.Of(call, model) is not { } caller) return default;

        return CallSettings.Of(call).Deadline is null
            ? CallSettingEdits.Of(call, syntax, CallerContexts.Deadline(caller), CallerContexts.Token(caller))
            : CallSettingEdits.Of(call, syntax, CallerContexts.Token(caller));
    }
}

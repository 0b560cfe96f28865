using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
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
public sealed class MissingDeadlineFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public MissingDeadlineFix()
        : base(RuleCatalog.MissingDeadline, "Add a deadline")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported is not InvocationExpressionSyntax syntax || model.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call) return default;

        var options = Options.For(syntax.SyntaxTree, context.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return CallSettingEdits.Of(call, syntax, Deadline(call, model, options));
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
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, clock, IdentifierName(Moments.UtcNow)),
                IdentifierName(method)),
            ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, ParseToken(number.ToString(CultureInfo.InvariantCulture))))))));
    }
}

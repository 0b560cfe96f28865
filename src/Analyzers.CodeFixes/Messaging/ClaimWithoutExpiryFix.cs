using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>The fix of WIRE3004: the claim expires after seven days, longer than brokers redeliver by default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimWithoutExpiryFix)), Shared]
public sealed class ClaimWithoutExpiryFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public ClaimWithoutExpiryFix()
        : base(RuleCatalog.ClaimWithoutExpiry, "Let the key expire after 7 days")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList: var given } call) return default;

        var expiry = LibraryNames.Expression("System.TimeSpan.FromDays(7)");
        if (given.Arguments.FirstOrDefault(argument => argument.NameColon is { Name.Identifier.ValueText: "expiry" }) is { } named) return (named.Expression, expiry.WithTriviaFrom(named.Expression));

        // By position it is the third, after the key and the value.
        if (given.Arguments.Count > 2 && given.Arguments[2] is { NameColon: null, Expression: LiteralExpressionSyntax or DefaultExpressionSyntax } third) return (third.Expression, expiry.WithTriviaFrom(third.Expression));
        return given.Arguments.Skip(2).All(argument => argument.NameColon is not null) ? (call.ArgumentList, ArgumentLists.Append(given, "expiry", expiry)) : default;
    }
}

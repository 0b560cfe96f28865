using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Keys by which the receiver of a request tells the second from the first.</summary>
internal static class IdempotencyKeys
{
    /// <summary>Whether the request carries a key by which its receiver tells the second from the first: as an argument, or set by its function or its client.</summary>
    public static bool IsCarriedBy(IInvocationOperation call) =>
        call.Arguments.Any(a => a.Parameter is { } parameter && Conventions.NamesIdempotencyKey(parameter.Name)) ||
        SettersOf(call.Syntax).Any(member => member.DescendantTokens().Any(token => Conventions.NamesIdempotencyKey(token.ValueText)));

    /// <summary>The function a call stands in, and the constructors of its type.</summary>
    private static IEnumerable<SyntaxNode> SettersOf(SyntaxNode call)
    {
        var function = call.Ancestors().FirstOrDefault(node => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax);
        if (function is not null) yield return function;

        var type = call.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (type is null) yield break;
        foreach (var constructor in type.Members.OfType<ConstructorDeclarationSyntax>()) yield return constructor;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes;

/// <summary>Code that names what a library has in full, and is shortened where it is put: to what the usings there allow, or with a new one.</summary>
internal static class LibraryNames
{
    /// <summary>An expression that begins with a namespace.</summary>
    public static ExpressionSyntax Expression(string text)
    {
        var expression = ParseExpression("global::" + text);
        return expression.ReplaceNodes(
            expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>(),
            (_, named) => named.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes;

/// <summary>Changes of argument lists that keep their layout.</summary>
internal static class ArgumentLists
{
    /// <summary>Adds a named argument at the end: on a line of its own where the last argument has one.</summary>
    public static ArgumentListSyntax Append(ArgumentListSyntax list, string name, ExpressionSyntax value)
    {
        var argument = Argument(NameColon(IdentifierName(name)).WithTrailingTrivia(Space), default, value);
        if (list.Arguments.Count == 0) return list.WithArguments(SingletonSeparatedList(argument));

        var last = list.Arguments.Last();
        var before = list.Arguments.Count > 1 ? list.Arguments.GetSeparator(list.Arguments.Count - 2) : list.OpenParenToken;
        var lineBreak = before.TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToArray();

        var comma = Token(SyntaxKind.CommaToken).WithTrailingTrivia(lineBreak.Length > 0 ? TriviaList(lineBreak[0]) : TriviaList(Space));
        if (lineBreak.Length > 0) argument = argument.WithLeadingTrivia(last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        argument = argument.WithTrailingTrivia(last.GetTrailingTrivia());

        var items = list.Arguments.GetWithSeparators()
            .Replace(last, last.WithoutTrailingTrivia())
            .Add(comma)
            .Add(argument);
        return list.WithArguments(SeparatedList<ArgumentSyntax>(items));
    }
}

using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes a tree's structure, to compare what a fix built with what the compiler parses.</summary>
internal static class SyntaxTrees
{
    public static string Describe(SyntaxNode root, bool withTrivia)
    {
        var text = new StringBuilder();
        Append(root, 0);
        return text.ToString();

        void Append(SyntaxNodeOrToken item, int depth)
        {
            text.Append(' ', depth).Append(item.Kind());
            if (!item.IsToken)
            {
                text.Append('\n');
                foreach (var child in item.ChildNodesAndTokens())
                {
                    Append(child, depth + 1);
                }

                return;
            }

            var token = item.AsToken();
            text.Append(' ').Append(token.Text).Append('\n');
            if (withTrivia)
            {
                foreach (var trivia in token.GetAllTrivia())
                {
                    text.Append(' ', depth + 1).Append(trivia.Kind()).Append(' ')
                        .Append(trivia.ToFullString().Replace("\n", "\\n")).Append('\n');
                }
            }
        }
    }
}

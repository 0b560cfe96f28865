using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirecheck.Analyzers.Model;

/// <summary>Where one file names functions and properties, by the name: read once in the life of a tree, and only when something looks for callers.</summary>
internal sealed class Mentions
{
    /// <summary>What stands for the name of a constructor that is called without its type's.</summary>
    public const string UnnamedConstructor = "new()";

    private static readonly ConditionalWeakTable<SyntaxTree, Mentions> Known = new();

    private readonly string[] _names;
    private readonly TextSpan[] _places;

    private Mentions(string[] names, TextSpan[] places)
    {
        _names = names;
        _places = places;
    }

    public static Mentions In(SyntaxTree tree) => Known.GetValue(tree, Read);

    /// <summary>The places of a name, in the order of the file.</summary>
    public IEnumerable<TextSpan> Of(string name)
    {
        var first = Array.BinarySearch(_names, name, StringComparer.Ordinal);
        if (first < 0) yield break;

        while (first > 0 && _names[first - 1] == name) first--;
        for (var i = first; i < _names.Length && _names[i] == name; i++) yield return _places[i];
    }

    /// <summary>All names, each as often as it is mentioned.</summary>
    public IEnumerable<string> Names => _names;

    private static Mentions Read(SyntaxTree tree)
    {
        // Spans, not nodes: nodes kept would keep the whole tree's.
        var mentions = tree.GetRoot().DescendantNodes(node => node is not (UsingDirectiveSyntax or AttributeListSyntax or ParameterListSyntax or BaseListSyntax))
            .Select(node => (Name: NameOf(node), node.Span))
            .Where(mention => mention.Name is not null)
            .OrderBy(mention => mention.Name, StringComparer.Ordinal)
            .ToArray();
        return new Mentions(mentions.Select(mention => mention.Name!).ToArray(), mentions.Select(mention => mention.Span).ToArray());
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        SimpleNameSyntax { Parent: TypeArgumentListSyntax or VariableDeclarationSyntax or NullableTypeSyntax or ArrayTypeSyntax or MemberDeclarationSyntax } => null,
        SimpleNameSyntax name => name.Identifier.ValueText,
        ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax => UnnamedConstructor,
        _ => null,
    };
}

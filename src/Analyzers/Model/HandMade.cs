using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Model;

/// <summary>Which classes this compilation makes itself, with <c>new</c>: what their constructors take is then whatever that code has, and not the container's.</summary>
internal sealed class HandMade
{
    private readonly CommunicationModel _model;
    private readonly Lazy<ILookup<string, BaseObjectCreationExpressionSyntax>> _creations;

    public HandMade(CommunicationModel model)
    {
        _model = model;
        _creations = new(() => model.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            .Where(creation => creation.ArgumentList?.Arguments.Count > 0)
            .ToLookup(NameOf));
    }

    /// <summary>Whether some code here makes objects of a class, of which the constructor takes something. Asked last: it reads every tree once.</summary>
    public bool Contains(INamedTypeSymbol type) =>
        _creations.Value[type.Name].Any(creation => Makes(creation, type)) ||
        _creations.Value[""].GroupBy(creation => creation.SyntaxTree).Any(file => Mentions(file.Key, type.Name) && file.Any(creation => Makes(creation, type)));

    private bool Makes(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(_model.OperationOf(creation)?.Type?.OriginalDefinition, type.OriginalDefinition);

    private static bool Mentions(SyntaxTree tree, string name) => tree.GetRoot().DescendantTokens().Any(token => token.ValueText == name);

    /// <summary>The class's own name; empty where <c>new(…)</c> leaves it to the type that is asked for.</summary>
    private static string NameOf(BaseObjectCreationExpressionSyntax creation) => (creation as ObjectCreationExpressionSyntax)?.Type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}

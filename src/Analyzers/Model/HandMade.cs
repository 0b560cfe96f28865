using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Model;

/// <summary>Which classes this compilation makes itself, with <c>new</c>: what their constructors take is then whatever that code has, and not the container's.</summary>
internal sealed class HandMade
{
    private const string Unnamed = "";

    private readonly CommunicationModel _model;
    private readonly Lazy<ILookup<string, BaseObjectCreationExpressionSyntax>> _creations;
    private readonly Lazy<ILookup<string, IGrouping<SyntaxTree, BaseObjectCreationExpressionSyntax>>> _unnamed;

    public HandMade(CommunicationModel model)
    {
        _model = model;
        _creations = new(() => model.Compilation.SyntaxTrees
            .SelectMany(tree => SyntaxFacts.Of(tree).Creations)
            .ToLookup(creation => creation.Type ?? Unnamed, creation => creation.Syntax));
        _unnamed = new(() => _creations.Value[Unnamed]
            .GroupBy(creation => creation.SyntaxTree)
            .SelectMany(file => NamesIn(file.Key).Select(name => (name, file)))
            .ToLookup(pair => pair.name, pair => pair.file));
    }

    /// <summary>Whether some code here makes objects of a class, of which the constructor takes something. Asked last: it reads every tree once.</summary>
    public bool Contains(INamedTypeSymbol type) =>
        _creations.Value[type.Name].Any(creation => Makes(creation, type)) ||
        _unnamed.Value[type.Name].Any(file => file.Any(creation => Makes(creation, type)));

    private bool Makes(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(_model.OperationOf(creation)?.Type?.OriginalDefinition, type.OriginalDefinition);

    /// <summary>The names in a file: one that says <c>new(…)</c> mostly says elsewhere of what. Every class asks, so they are read once.</summary>
    private static IEnumerable<string> NamesIn(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText).Distinct();
}

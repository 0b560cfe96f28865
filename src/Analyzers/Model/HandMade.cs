using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Model;

/// <summary>Which classes this compilation makes itself, with <c>new</c>: what their constructors take is then whatever that code has, and not the container's.</summary>
internal sealed class HandMade
{
    private static readonly NameIndex<BaseObjectCreationExpressionSyntax>.Kind ByType = new(tree =>
        SyntaxFacts.Of(tree).Creations.Where(creation => creation.Type is not null).Select(creation => (creation.Type!, creation.Syntax)));

    /// <summary>A file that says <c>new(…)</c> mostly says elsewhere of what.</summary>
    private static readonly NameIndex<ImmutableArray<BaseObjectCreationExpressionSyntax>>.Kind BesideName = new(tree =>
    {
        var unnamed = SyntaxFacts.Of(tree).Creations.Where(creation => creation.Type is null).Select(creation => creation.Syntax).ToImmutableArray();
        return unnamed.IsEmpty ? [] : NamesIn(tree).Select(name => (name, unnamed));
    });

    private readonly CommunicationModel _model;
    private readonly NameIndex<BaseObjectCreationExpressionSyntax> _byType;
    private readonly NameIndex<ImmutableArray<BaseObjectCreationExpressionSyntax>> _besideName;

    public HandMade(CommunicationModel model)
    {
        _model = model;
        _byType = ByType.Of(model.Compilation);
        _besideName = BesideName.Of(model.Compilation);
    }

    /// <summary>Whether some code here makes objects of a class, of which the constructor takes something. Asked last: the first time it reads every tree.</summary>
    public bool Contains(INamedTypeSymbol type) =>
        _byType[type.Name].Any(creation => Makes(creation, type)) ||
        _besideName[type.Name].Any(unnamed => unnamed.Any(creation => Makes(creation, type)));

    /// <summary>The objects made with arguments, of types whose names a condition holds for; those the words show.</summary>
    public IEnumerable<BaseObjectCreationExpressionSyntax> Creations(Func<string, bool> isType) => _byType.Names.Where(isType).SelectMany(name => _byType[name]);

    private bool Makes(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(_model.OperationOf(creation)?.Type?.OriginalDefinition, type.OriginalDefinition);

    private static IEnumerable<string> NamesIn(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText).Distinct();
}

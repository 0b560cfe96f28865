using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Where methods are subscribed to events.</summary>
internal static class EventSubscriptions
{
    /// <summary>Where a method is subscribed by its name to an event of some kind, in the files of its type.</summary>
    public static IEnumerable<IEventAssignmentOperation> Of(IMethodSymbol method, Func<ISymbol?, bool> isEvent, CommunicationModel model) =>
        from tree in TreesOf(method.ContainingType)
        from place in Mentions.In(tree).Of(method.Name)
        let mention = tree.GetRoot().FindNode(place, getInnermostNodeForTie: true)
        let assignment = mention.Ancestors().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax)).OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(candidate => candidate.IsKind(SyntaxKind.AddAssignmentExpression))
        where assignment is not null && model.OperationOf(assignment) is IEventAssignmentOperation
        let taken = (IEventAssignmentOperation)model.OperationOf(assignment)!
        where isEvent((taken.EventReference as IEventReferenceOperation)?.Event) && taken.HandlerValue.DelegateTarget() is IMethodReferenceOperation target && IsIt(target.Method, method)
        select taken;

    private static bool IsIt(IMethodSymbol named, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, method.OriginalDefinition) || named.Locations.SequenceEqual(method.Locations);

    private static IEnumerable<SyntaxTree> TreesOf(INamedTypeSymbol? type) =>
        type?.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct() ?? Enumerable.Empty<SyntaxTree>();
}

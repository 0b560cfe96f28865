using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Where the value of a field or property comes from, when its type sets it in exactly one place.</summary>
internal sealed class MemberOrigins
{
    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _origins = new(SymbolEqualityComparer.Default);

    public MemberOrigins(CommunicationModel model) => _model = model;

    /// <summary>Its initializer, its expression body, or the only value assigned to it; null when that is out of sight or ambiguous.</summary>
    public IOperation? Of(ISymbol member) => _origins.GetOrAdd(member.OriginalDefinition, Find);

    private IOperation? Find(ISymbol member)
    {
        if (member.ContainingType is not { } type || MayBeSetOutside(member)) return null;

        var values = member.DeclaringSyntaxReferences.Select(reference => InitializerOf(reference.GetSyntax()))
            .Concat(type.DeclaringSyntaxReferences.SelectMany(reference => AssignmentsTo(member, reference.GetSyntax())))
            .OfType<ExpressionSyntax>()
            .Take(2)
            .ToArray();

        var value = values.Length == 1 ? _model.OperationOf(values[0])?.Resolve() : null;
        return value is ICoalesceOperation { WhenNull: IConversionOperation { Operand: IThrowOperation } or IThrowOperation } guarded
            ? guarded.Value.Resolve()
            : value;
    }

    private static bool MayBeSetOutside(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private,
        IPropertySymbol property => property.SetMethod is { DeclaredAccessibility: not Accessibility.Private },
        _ => true,
    };

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
        _ => null,
    };

    /// <summary>
    /// What is assigned to a member anywhere in its type, found by name. A name that is another's, such as a local's, makes the answer
    /// ambiguous and so unknown, which is silent.
    /// </summary>
    private static IEnumerable<ExpressionSyntax?> AssignmentsTo(ISymbol member, SyntaxNode type)
    {
        foreach (var assignment in type.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            var targets = assignment.Left is TupleExpressionSyntax tuple ? tuple.Arguments.Select(a => a.Expression) : new[] { assignment.Left };
            foreach (var target in targets)
            {
                var name = target switch
                {
                    IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                    MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
                    _ => null,
                };

                if (name != member.Name) continue;
                yield return assignment.Right;

                // Anything but one plain assignment counts twice: there is a second value, the one before.
                if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || target != assignment.Left) yield return assignment.Right;
            }
        }
    }
}

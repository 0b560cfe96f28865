using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>A function of this compilation that another one runs, and the place where it does.</summary>
internal readonly record struct Callee(IMethodSymbol Method, Location Site);

/// <summary>Which functions of this compilation run before an operation ends.</summary>
internal static class Callees
{
    public static ImmutableArray<IMethodSymbol> Of(IOperation operation, CommunicationModel model) => operation switch
    {
        IInvocationOperation call => OfCall(call, model),
        IObjectCreationOperation { Constructor: { } constructor } => model.Implementations.Of(constructor),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } property when !IsWritten(property) => model.Implementations.Of(getter),
        _ => ImmutableArray<IMethodSymbol>.Empty,
    };

    private static ImmutableArray<IMethodSymbol> OfCall(IInvocationOperation call, CommunicationModel model)
    {
        if (model.Frameworks.Dispatched(call) is { } handler) return model.Implementations.Of(handler);

        var callees = model.Implementations.Of(call.TargetMethod);
        if (!model.Frameworks.RunsDelegate(call.TargetMethod)) return callees;

        // items.Select(shipping.QuoteAsync): a lambda would be part of the function around it; a method given by name is called from it.
        return callees.AddRange(call.Arguments
            .Select(argument => argument.Value.DelegateTarget())
            .OfType<IMethodReferenceOperation>()
            .SelectMany(target => model.Implementations.Of(target.Method)));
    }

    private static bool IsWritten(IPropertyReferenceOperation property) => property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Who ends what a function opens.</summary>
internal static class Disposals
{
    /// <summary>
    /// Whether something that was opened is used up in the function that opened it, and nothing there disposes of it. What leaves the function, whole
    /// or as a part, may be ended by whoever gets it.
    /// </summary>
    public static bool IsLeftOpen(IOperation opened)
    {
        var value = Outermost(opened);
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !IsUsing(declarator) && IsLeftOpen(declarator),
            IAwaitOperation => false, // it is over when it has its answer
            _ => IsUsedUp(value),
        };
    }

    private static bool IsLeftOpen(IVariableDeclaratorOperation declarator)
    {
        var function = declarator.EnclosingFunction();
        foreach (var reference in function.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, declarator.Symbol)))
        {
            if (reference.EnclosingFunction() != function || !IsUsedUp(reference)) return false;
        }

        return true;
    }

    private static bool IsUsing(IOperation declarator)
    {
        var operation = declarator.Parent;
        while (operation is IVariableDeclarationOperation or IVariableDeclarationGroupOperation) operation = operation.Parent;
        return operation is IUsingDeclarationOperation or IUsingOperation;
    }

    /// <summary>Whether a use ends here and leaves nothing of the value behind: a call on it that is awaited, a loop over it, a plain result.</summary>
    private static bool IsUsedUp(IOperation use)
    {
        var value = Outermost(use);
        switch (value.Parent)
        {
            case IAwaitOperation or IForEachLoopOperation:
                return true;

            case IPropertyReferenceOperation property when property.Instance == value:
                return IsPlain(property.Type) || IsUsedUp(property);

            case IInvocationOperation call when call.Instance == value:
                return call.TargetMethod.Name is not ("Dispose" or "DisposeAsync") && ResultIsUsedUp(call);

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } extension } when extension.Arguments[0].Value == value:
                return ResultIsUsedUp(extension);

            default:
                return false;
        }
    }

    private static bool ResultIsUsedUp(IInvocationOperation call) => IsPlain(call.Type) || call.Parent is IExpressionStatementOperation || IsUsedUp(call);

    /// <summary>Whether a value of the type holds on to nothing it was taken from: a message, a flag, nothing at all.</summary>
    private static bool IsPlain(ITypeSymbol? type) =>
        type is not null && !type.IsAwaitable() && type.TypeKind is not (TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Delegate) && !type.Name.EndsWith("AsyncEnumerable", StringComparison.Ordinal);

    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation) value = value.Parent;
        return value;
    }
}

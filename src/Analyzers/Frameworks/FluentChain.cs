using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The calls of a builder chain: <c>services.AddX().ConfigureY().AddZ()</c>.</summary>
internal static class FluentChain
{
    /// <summary>The call itself, then every call made on its result, in order.</summary>
    public static IEnumerable<IInvocationOperation> From(IInvocationOperation call)
    {
        for (IInvocationOperation? step = call; step is not null; step = Next(step)) yield return step;
    }

    /// <summary>Whether the chain's result is kept, so that more may be configured out of sight.</summary>
    public static bool IsKept(IInvocationOperation call)
    {
        var last = From(call).Last();
        if (last.Parent is IPropertyReferenceOperation { Property.Name: "Services" }) return false; // back to the collection, away from this builder
        return last.Parent is not (IExpressionStatementOperation or null or IAnonymousFunctionOperation or IReturnOperation { Parent.Parent: IAnonymousFunctionOperation });
    }

    private static IInvocationOperation? Next(IInvocationOperation step)
    {
        IOperation operation = step;
        while (operation.Parent is IConversionOperation) operation = operation.Parent;

        return operation.Parent switch
        {
            IInvocationOperation onInstance when onInstance.Instance == operation => onInstance,
            IArgumentOperation { Parent: IInvocationOperation extension } when
                extension.TargetMethod.IsExtensionMethod && extension.Arguments[0].Value == operation => extension,
            _ => null,
        };
    }
}

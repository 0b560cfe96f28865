using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The calls of a builder chain: <c>services.AddX().ConfigureY().AddZ()</c>.</summary>
internal static class FluentChain
{
    /// <summary>
    /// The call itself, then every call made on its result, in order; where a local holds that, the statements about the local in the same block, too.
    /// </summary>
    public static IEnumerable<IInvocationOperation> From(IInvocationOperation call)
    {
        var last = call;
        for (IInvocationOperation? step = call; step is not null; step = Next(step)) yield return last = step;
        foreach (var step in StepsOnLocal(last)) yield return step;
    }

    /// <summary>The calls that a step is made on the result of, the nearest first, also through a local.</summary>
    public static IEnumerable<IInvocationOperation> Back(IInvocationOperation step)
    {
        for (var hops = 0; hops < 64 && step.Receiver()?.Resolve() is IInvocationOperation previous; hops++) yield return step = previous;
    }

    private static IEnumerable<IInvocationOperation> StepsOnLocal(IInvocationOperation chain)
    {
        if (chain.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } ||
            declarator.Parent?.Parent?.Parent is not IBlockOperation block) yield break;

        foreach (var statement in block.Operations.OfType<IExpressionStatementOperation>())
        {
            var steps = new Stack<IInvocationOperation>();
            var receiver = statement.Operation.Unwrap();
            while (receiver is IInvocationOperation step && step.Receiver() is { } next)
            {
                steps.Push(step);
                receiver = next.Unwrap();
            }

            if (receiver is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local)) continue;
            foreach (var step in steps) yield return step;
        }
    }

    /// <summary>Whether the chain's result is kept, so that more may be configured out of sight.</summary>
    public static bool IsKept(IInvocationOperation call)
    {
        var last = call;
        while (Next(last) is { } step) last = step;
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

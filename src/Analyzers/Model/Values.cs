using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>Where a value comes from, as far as one function and its type show it.</summary>
internal static class Values
{
    /// <summary>The operation without the conversions, parentheses and awaits around it.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion: operation = conversion.Operand; break;
                case IParenthesizedOperation parenthesized: operation = parenthesized.Operand; break;
                case IAwaitOperation awaited: operation = awaited.Operation; break;
                case IInvocationOperation { TargetMethod.Name: TaskMembers.ConfigureAwait, Instance: { } task }: operation = task; break;
                default: return operation;
            }
        }
    }

    /// <summary>Follows a local that is assigned once, at its declaration, to what it is assigned.</summary>
    public static IOperation Resolve(this IOperation operation)
    {
        // Locals that are each other's initial value stand only in code that does not compile; while somebody types, that is most code.
        for (var hops = 0; hops < 8; hops++)
        {
            operation = operation.Unwrap();
            if (operation is not ILocalReferenceOperation local || local.InitialValue() is not { } value) break;
            operation = value;
        }

        return operation;
    }

    /// <summary>What a property of an object is set to where it is made: in its initializer, or by the only statement that sets it on the local that holds it.</summary>
    public static IOperation? Assigned(this IOperation made, string property)
    {
        var inInitializer = (made as IObjectCreationOperation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(Sets);
        if (inInitializer is not null) return inInitializer.Value;

        var holder = made;
        while (holder.Parent is IConversionOperation or IVariableInitializerOperation) holder = holder.Parent;
        if (holder.Parent is not IVariableDeclaratorOperation { Symbol: var local }) return null;

        var statements = made.Root().Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(assignment => Sets(assignment) && assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation on } && Same(on.Local, local))
            .Take(2)
            .ToArray();
        return statements.Length == 1 ? statements[0].Value : null;

        bool Sets(ISimpleAssignmentOperation assignment) => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property;
    }

    /// <summary>The function that runs when a delegate is called: a lambda, or the method a method group names.</summary>
    public static IOperation? DelegateTarget(this IOperation operation)
    {
        var target = operation.Unwrap();
        if (target is IDelegateCreationOperation creation) target = creation.Target.Unwrap();
        return target is IAnonymousFunctionOperation or IMethodReferenceOperation ? target : null;
    }

    /// <summary>How a developer calls a function given to a library: by its own name, if it has one.</summary>
    public static string HandlerName(this IOperation target, string otherwise) => target is IMethodReferenceOperation named ? named.Method.ShortName() : otherwise;

    /// <summary>Whether nobody waits for the call: <c>_ = Send();</c>, or a task that is dropped on the floor.</summary>
    public static bool IsDiscarded(this IInvocationOperation call)
    {
        // SendAsync(…).ContinueWith(…) as a statement waits for nothing either.
        IOperation operation = call;
        while (operation.Parent is IConversionOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: TaskMembers.ContinueWith } ||
            (operation.Parent is IConditionalAccessOperation access && access.WhenNotNull == operation)) operation = operation.Parent;

        return operation.Parent switch
        {
            // In a lambda that has one parameter of that name, `_` is the parameter.
            ISimpleAssignmentOperation { Target: IDiscardOperation or IParameterReferenceOperation { Parameter.Name: "_" } } => true,
            IExpressionStatementOperation => IsAwaitable(operation.Type),
            _ => false,
        };
    }

    public static bool IsAwaitable(this ITypeSymbol? type) => type is not null && !type.GetMembers(WellKnownMemberNames.GetAwaiter).IsEmpty;

    /// <summary>Whether the member that an operation stands in says one of these names anywhere.</summary>
    public static bool IsBesideNameOf(this IOperation operation, params string[] names) =>
        operation.Root().Syntax.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));

    /// <summary>The innermost function around an operation: a lambda, a local function, or the whole member.</summary>
    public static IOperation EnclosingFunction(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation) break;
        }

        return operation;
    }

    /// <summary>Whether it runs when something has failed, or whatever happened: in a <c>catch</c> or a <c>finally</c>.</summary>
    public static bool IsInCleanUp(this IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer and not (IAnonymousFunctionOperation or ILocalFunctionOperation); inner = outer)
        {
            if (outer is ICatchClauseOperation || (outer is ITryOperation attempt && attempt.Finally == inner)) return true;
        }

        return false;
    }

    /// <summary>Whether a loop of its function does it again and again.</summary>
    public static bool IsInLoop(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ILoopOperation loop && loop.Body.Syntax.Span.Contains(operation.Syntax.Span)) return true;
        }

        return false;
    }

    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    /// <summary>What a local is declared with, when it is assigned nowhere else.</summary>
    public static IOperation? InitialValue(this ILocalReferenceOperation use)
    {
        var local = use.Local;
        IOperation? value = null;
        foreach (var operation in use.Root().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local):
                    value = declarator.GetVariableInitializer()?.Value;
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when Same(target.Local, local):
                case IDeconstructionAssignmentOperation deconstruction when deconstruction.Target.DescendantsAndSelf().Any(t => t is ILocalReferenceOperation { IsDeclaration: false } part && Same(part.Local, local)):
                case IArgumentOperation { Parameter.RefKind: not RefKind.None, Value: ILocalReferenceOperation passed } when Same(passed.Local, local):
                    return null;
            }
        }

        return value;
    }

    /// <summary>Whether nothing in the text before this mentions the local, but for its declaration.</summary>
    public static bool IsFirstUse(this ILocalReferenceOperation use) => !use.Root().Descendants().Any(operation =>
        operation is ILocalReferenceOperation other && Same(other.Local, use.Local) && other.Syntax.SpanStart < use.Syntax.SpanStart);

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}

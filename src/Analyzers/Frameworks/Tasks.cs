using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Threading.Tasks: where a thread waits for a task, and what that task is the task of.</summary>
internal sealed class Tasks : Framework
{
    public const string Namespace = "System.Threading.Tasks";
    public const string TaskName = "Task";
    public const string TaskType = Namespace + "." + TaskName;
    private const string ValueTaskType = Namespace + ".ValueTask";

    private static readonly string[] TypesWithResult = { TaskType + "`1", ValueTaskType + "`1" };

    /// <summary>Steps from one task to another that ends when the first does.</summary>
    private static readonly string[] TaskSteps = { TaskMembers.ConfigureAwait, "AsTask", "Preserve", "WaitAsync", TaskMembers.ContinueWith, "Unwrap", TaskMembers.GetAwaiter };

    /// <summary>Properties through which a gRPC call gives its task.</summary>
    private static readonly string[] TaskProperties = { "ResponseAsync", "ResponseHeadersAsync" };

    public override string MarkerType => TaskType;

    public override IReadOnlyCollection<string> Getters { get; } = new[] { TaskMembers.Result };

    public override bool Knows(IMethodSymbol method) => method.Name switch
    {
        "get_" + TaskMembers.Result => TypesWithResult.Contains(method.ContainingType.FullName()),
        TaskMembers.Wait or TaskMembers.WaitAll or TaskMembers.WaitAny => method.ContainingType.FullName() == TaskType,
        TaskMembers.GetResult => IsAwaiter(method.ContainingType),
        _ => false,
    };

    /// <summary>Whether a type is a task, with a result or without.</summary>
    public static bool IsTask(ITypeSymbol type) => type.FullName() is var name && (name is TaskType or ValueTaskType || TypesWithResult.Contains(name));

    /// <summary>Whether a method starts a task that runs the delegate it is given.</summary>
    public static bool Starts(IMethodSymbol method) => method is { Name: "Run" or "StartNew", ContainingType: { } type } && type.FullName() is TaskType or TaskType + "Factory";

    public override Fact Classify(IPropertyReferenceOperation property, CommunicationModel model) => Wait(property, property.Instance);

    public override Fact Classify(IInvocationOperation call, CommunicationModel model) => call.Instance is { } task
        ? Wait(call, task)
        : Wait(call, call.Arguments.Where(a => a.Parameter?.Ordinal == 0).SelectMany(a => Elements(a.Value)).ToArray());

    private static BlockingWait Wait(IOperation wait, params IOperation?[] tasks) =>
        new(wait, tasks.OfType<IOperation>().SelectMany(task => Sources(task, new Lookback())).ToImmutableArray());

    /// <summary>What made a task: the call that returned it, or all those whose tasks it stands for.</summary>
    private static IEnumerable<IOperation> Sources(IOperation task, Lookback lookback)
    {
        while (lookback.Step())
        {
            switch (task)
            {
                case IConversionOperation conversion:
                    task = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    task = parenthesized.Operand;
                    break;
                case IPropertyReferenceOperation { Instance: { } call, Property.Name: var name } when TaskProperties.Contains(name):
                    task = call;
                    break;
                case IInvocationOperation step when TaskSteps.Contains(step.TargetMethod.Name) && step.Receiver() is { } first && first.Type.IsAwaitable():
                case IInvocationOperation { TargetMethod.Name: TaskMembers.GetAwaiter, Instance: not null } awaiter when (first = awaiter.Instance) is not null:
                    task = first;
                    break;

                // Used before, it may have been awaited, looked at, or handed on to somebody who does: it may have ended.
                case ILocalReferenceOperation local when local.IsFirstUse() && local.InitialValue() is { } value:
                    task = value;
                    break;
                case IInvocationOperation { Instance: null, TargetMethod: { Name: TaskMembers.WhenAll or TaskMembers.WhenAny, ContainingType: var type } } all when type.FullName() == TaskType:
                    return all.Arguments.SelectMany(a => Elements(a.Value)).SelectMany(element => Sources(element, lookback));
                case IInvocationOperation:
                    return new[] { task };
                default:
                    return Enumerable.Empty<IOperation>();
            }
        }

        return Enumerable.Empty<IOperation>();
    }

    /// <summary>The tasks of a list of them: those written down, or the one that a query makes again and again.</summary>
    private static IEnumerable<IOperation> Elements(IOperation tasks)
    {
        for (var hops = 0; hops < 8; hops++)
        {
            switch (tasks)
            {
                case IConversionOperation conversion: tasks = conversion.Operand; continue;
                case ILocalReferenceOperation local when local.IsFirstUse() && local.InitialValue() is { } value: tasks = value; continue;
                case IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" } list when list.Receiver() is { } query: tasks = query; continue;
                case IArrayCreationOperation { Initializer: { } initializer }: return initializer.ElementValues;
                case IInvocationOperation { TargetMethod.Name: "Select" } select when select.Arguments.Length > 1:
                    return select.Arguments[1].Value.DelegateTarget() is IAnonymousFunctionOperation lambda ? Results(lambda) : Enumerable.Empty<IOperation>();

                // A list written as a collection expression, or for the caller, is of a kind that older compilers have no name for.
                case not IInvocationOperation when !tasks.Type.IsAwaitable(): return tasks.ChildOperations;
                default: return new[] { tasks };
            }
        }

        return Enumerable.Empty<IOperation>();
    }

    /// <summary>What a lambda returns; of an async one, what it does itself.</summary>
    private static IEnumerable<IOperation> Results(IAnonymousFunctionOperation lambda) => lambda.Symbol.IsAsync
        ? lambda.Body.Descendants().OfType<IAwaitOperation>().Select(a => a.Operation)
        : lambda.Body.Operations.OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>();

    private static bool IsAwaiter(INamedTypeSymbol type) =>
        type.FullName() is var name && name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && name.Contains("TaskAwait");
}

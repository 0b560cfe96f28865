using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Methods that run the lambda they are given before they return, or before the task they return ends.</summary>
internal sealed class Executors : Framework
{
    private static readonly string[] Types =
    {
        "System.Linq.Enumerable",
        "System.Linq.AsyncEnumerable",
        "System.Collections.Generic.List`1",
        Tasks.Namespace + ".Parallel",
        "Microsoft.EntityFrameworkCore.ExecutionStrategyExtensions",
        "Microsoft.EntityFrameworkCore.Storage.IExecutionStrategy",
    };

    public override string MarkerType => Tasks.TaskType;

    public override bool Knows(IMethodSymbol method) => RunsDelegate(method);

    public override bool RunsDelegate(IMethodSymbol method) =>
        method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate) &&
        method.ContainingType is { } type &&
        (Types.Contains(type.FullName()) ||
         (method.Name == "Run" && type.FullName() == Tasks.TaskType) ||
         (method.Name is "Execute" or "ExecuteAsync" or "ExecuteAndCapture" or "ExecuteAndCaptureAsync" or "ExecuteOutcomeAsync" && type.ContainingNamespace?.ToDisplayString().Split('.')[0] == "Polly"));
}

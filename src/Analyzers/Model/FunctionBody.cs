using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>What one function does by itself: its remote calls, and the functions of this compilation that it calls and waits for.</summary>
internal sealed class FunctionBody
{
    public static readonly FunctionBody Empty = new(ImmutableArray<RemoteCall>.Empty, ImmutableArray<IMethodSymbol>.Empty);

    private FunctionBody(ImmutableArray<RemoteCall> remoteCalls, ImmutableArray<IMethodSymbol> callees)
    {
        RemoteCalls = remoteCalls;
        Callees = callees;
    }

    public ImmutableArray<RemoteCall> RemoteCalls { get; }

    public ImmutableArray<IMethodSymbol> Callees { get; }

    public static FunctionBody Read(IOperation function, CommunicationModel model)
    {
        var remoteCalls = ImmutableArray.CreateBuilder<RemoteCall>();
        var callees = ImmutableArray.CreateBuilder<IMethodSymbol>();
        foreach (var call in OwnCalls(function, model))
        {
            if (call.IsDiscarded()) continue;
            if (model.Frameworks.Classify(call, model) is RemoteCall remoteCall) remoteCalls.Add(remoteCall);
            else callees.AddRange(model.Implementations.Of(call.TargetMethod));
        }

        return new FunctionBody(remoteCalls.ToImmutable(), callees.ToImmutable());
    }

    /// <summary>The calls a function makes itself: in its own statements, and in lambdas that run in place.</summary>
    public static IEnumerable<IInvocationOperation> OwnCalls(IOperation function, CommunicationModel model)
    {
        var pending = new Stack<IOperation>(function.ChildOperations.Reverse());
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            switch (operation)
            {
                case ILocalFunctionOperation:
                case IAnonymousFunctionOperation lambda when !RunsInPlace(lambda, model):
                    continue;

                case IInvocationOperation call:
                    yield return call;
                    break;
            }

            foreach (var child in operation.ChildOperations.Reverse()) pending.Push(child);
        }
    }

    /// <summary>Whether a lambda runs while the function that it stands in waits for it.</summary>
    public static bool RunsInPlace(IAnonymousFunctionOperation lambda, CommunicationModel model) =>
        EntryPoints.InvocationTaking(lambda) is { } call && model.Frameworks.RunsDelegate(call.TargetMethod) && !call.IsDiscarded();
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>What one function does by itself: its remote calls and writes, and the functions of this compilation that it calls and waits for.</summary>
internal sealed class FunctionBody
{
    public static readonly FunctionBody Empty = new(ImmutableArray<RemoteCall>.Empty, ImmutableArray<Fact>.Empty, BodyOutline.Empty);

    private FunctionBody(ImmutableArray<RemoteCall> remoteCalls, ImmutableArray<Fact> writes, BodyOutline outline)
    {
        RemoteCalls = remoteCalls;
        Writes = writes;
        Outline = outline;
    }

    public ImmutableArray<RemoteCall> RemoteCalls { get; }

    /// <summary>Messages published, answers apart, and changes saved.</summary>
    public ImmutableArray<Fact> Writes { get; }

    public BodyOutline Outline { get; }

    public ImmutableArray<Callee> Callees => Outline.Callees;

    public static FunctionBody Read(IOperation function, CommunicationModel model)
    {
        var remoteCalls = ImmutableArray.CreateBuilder<RemoteCall>();
        var writes = ImmutableArray.CreateBuilder<Fact>();
        var callees = ImmutableArray.CreateBuilder<Callee>();
        var mayWrite = false;
        foreach (var operation in OwnOperations(function, model))
        {
            if (operation is IInvocationOperation call)
            {
                if (call.IsDiscarded()) continue;
                var fact = model.Frameworks.Classify(call, model);
                if (fact is RemoteCall remoteCall)
                {
                    remoteCalls.Add(remoteCall);
                    continue;
                }

                // What a call means to a store may depend on how another file sets it up; whether it means something does not.
                mayWrite |= model.Frameworks.MayWrite(call);
                if (fact is Publish { IsReply: false } or Commit { IsOfStore: true } or StoreWrite) writes.Add(fact);
            }

            foreach (var callee in Model.Callees.Of(operation, model)) callees.Add(new Callee(callee, operation.Syntax.GetLocation()));
        }

        return new FunctionBody(remoteCalls.ToImmutable(), writes.ToImmutable(), new BodyOutline(remoteCalls.Count > 0, mayWrite, callees.ToImmutable()));
    }

    /// <summary>What a function does itself: in its own statements, and in lambdas that run in place.</summary>
    public static IEnumerable<IOperation> OwnOperations(IOperation function, CommunicationModel model)
    {
        var pending = new Stack<IOperation>(function.ChildOperations.Reverse());
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (operation is ILocalFunctionOperation || (operation is IAnonymousFunctionOperation lambda && !RunsInPlace(lambda, model))) continue;

            yield return operation;
            foreach (var child in operation.ChildOperations.Reverse()) pending.Push(child);
        }
    }

    /// <summary>Whether a lambda runs while the function that it stands in waits for it.</summary>
    public static bool RunsInPlace(IAnonymousFunctionOperation lambda, CommunicationModel model) =>
        EntryPoints.InvocationTaking(lambda) is { } call && model.Frameworks.RunsDelegate(call.TargetMethod) && !call.IsDiscarded();
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>What a blocking wait waits for, across the functions of this compilation.</summary>
internal static class Waits
{
    /// <summary>The first remote call that has to be answered before the wait ends; null when none is in sight.</summary>
    public static ReachedCall? RemoteCallBehind(BlockingWait wait, CommunicationModel model)
    {
        foreach (var task in wait.Tasks)
        {
            if (task is IInvocationOperation call && RemoteCallBehind(call, model) is { } found) return found;
        }

        return null;
    }

    private static ReachedCall? RemoteCallBehind(IInvocationOperation call, CommunicationModel model)
    {
        if (model.Frameworks.Classify(call, model) is RemoteCall remoteCall) return new ReachedCall(remoteCall, ImmutableArray<IMethodSymbol>.Empty);
        if (!model.Frameworks.RunsDelegate(call.TargetMethod)) return FirstOf(call.TargetMethod, model);

        foreach (var argument in call.Arguments)
        {
            switch (argument.Value.DelegateTarget())
            {
                case IAnonymousFunctionOperation lambda:
                    var body = FunctionBody.Read(lambda, model);
                    if (body.RemoteCalls.FirstOrDefault(c => !c.Blocks) is { } own) return new ReachedCall(own, ImmutableArray<IMethodSymbol>.Empty);
                    if (body.Callees.Select(callee => FirstOf(callee, model)).FirstOrDefault(c => c is not null) is { } behind) return behind;
                    break;
                case IMethodReferenceOperation { Method: var method } when FirstOf(method, model) is { } reached:
                    return reached;
            }
        }

        return null;
    }

    // A call that blocks is a wait of its own, reported where it stands.
    private static ReachedCall? FirstOf(IMethodSymbol method, CommunicationModel model) =>
        model.Reachability.From(method).FirstOrDefault(reached => !reached.Call.Blocks);
}

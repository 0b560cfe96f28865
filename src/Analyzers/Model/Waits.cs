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
        if (model.Frameworks.Classify(call, model) is RemoteCall remoteCall) return ReachedCall.Direct(remoteCall);
        if (!model.Frameworks.RunsDelegate(call.TargetMethod)) return FirstOf(model.Reachability.From(call));

        foreach (var argument in call.Arguments)
        {
            switch (argument.Value.DelegateTarget())
            {
                case IAnonymousFunctionOperation lambda:
                    var body = FunctionBody.Read(lambda, model);
                    if (body.RemoteCalls.FirstOrDefault(c => !c.Blocks) is { } own) return ReachedCall.Direct(own);
                    if (body.Callees.Select(callee => FirstOf(model.Reachability.From(callee.Method))).FirstOrDefault(c => c is not null) is { } behind) return behind;
                    break;
                case IMethodReferenceOperation { Method: var method } when FirstOf(model.Reachability.From(method)) is { } reached:
                    return reached;
            }
        }

        return null;
    }

    // A call that blocks is a wait of its own, reported where it stands.
    private static ReachedCall? FirstOf(ImmutableArray<ReachedCall> reached) => reached.FirstOrDefault(r => !r.Call.Blocks);
}

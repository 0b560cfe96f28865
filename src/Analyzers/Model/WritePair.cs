using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>A message published, and changes saved, by one run of a function: two writes of which each may happen without the other.</summary>
/// <param name="Operation">The call in that function that publishes, or leads to what does.</param>
/// <param name="Publish">What publishes in the end.</param>
/// <param name="Saving">The call in that function that saves, or leads to what does; the first one before the message, if there is one.</param>
/// <param name="IsSavedBefore">Whether a save may come before the message.</param>
/// <param name="IsSavedAfter">Whether a save may come after it.</param>
internal sealed record WritePair(IInvocationOperation Operation, Publish Publish, IInvocationOperation Saving, bool IsSavedBefore, bool IsSavedAfter) : Fact(Operation)
{
    /// <summary>The pairs that one of the two writes is the reason to look at. One of each pair is in sight in the function itself, the other may be behind a call.</summary>
    public static IEnumerable<WritePair> At(Fact write, CommunicationModel model)
    {
        if (!model.Frameworks.HasBroker || write is Publish { IsReply: true } or Commit { IsOfStore: false } || write.Site is not IInvocationOperation site) yield break;

        var isSaving = write is Commit or StoreWrite;
        var function = site.EnclosingFunction();
        var steps = FunctionBody.OwnOperations(function, model).OfType<IInvocationOperation>()
            .Where(call => call.EnclosingFunction() == function)
            .Select(call => Step.Of(call, model))
            .OfType<Step>()
            .ToArray();
        var publishes = steps.Where(step => isSaving ? step is { Publish: not null, IsDirect: false } : step.Call == site).ToArray();
        var commits = steps.Where(step => step.IsCommit).ToArray();
        if (publishes.Length == 0 || commits.Length == 0 || FlowGraphs.Of(function) is not { } graph) yield break;

        foreach (var publish in publishes)
        {
            var before = commits.Where(commit => Follows(graph, commit, publish)).ToArray();
            var after = commits.Where(commit => Follows(graph, publish, commit)).ToArray();

            // Each is told of once, by the first of the saves in sight.
            var saves = before.Concat(after).ToArray();
            if (saves.Length == 0 || (isSaving && saves.FirstOrDefault(step => step.IsDirect)?.Call != site)) continue;
            yield return new WritePair(publish.Call, publish.Publish!, saves[0].Call, before.Length > 0, after.Length > 0);
        }
    }

    private static bool Follows(ControlFlowGraph graph, Step first, Step second) => graph.CallsAfter(first.Call.Syntax).Any(call => call.Syntax == second.Call.Syntax);

    /// <summary>One call of a function that writes.</summary>
    private sealed record Step(IInvocationOperation Call, Publish? Publish, bool IsCommit, bool IsDirect)
    {
        public static Step? Of(IInvocationOperation call, CommunicationModel model)
        {
            if (call.IsDiscarded()) return null;
            switch (model.Frameworks.Classify(call, model))
            {
                case Publish { IsReply: false } publish: return new Step(call, publish, IsCommit: false, IsDirect: true);
                case Commit { IsOfStore: true } or StoreWrite: return new Step(call, null, IsCommit: true, IsDirect: true);
                case null or Commit:
                    // What does both is told of where it does.
                    var (published, committed) = model.Reachability.WritesBehind(call);
                    return (published is null) == (committed is null) ? null : new Step(call, published, committed is not null, IsDirect: false);
                default: return null;
            }
        }
    }
}

using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3205: a transaction that holds its locks until another service has answered.</summary>
internal sealed class RemoteCallInTransaction : IFactRule<TransactionStart>
{
    public void Inspect(TransactionStart start, RuleContext context)
    {
        var model = context.Model;
        if (model.Frameworks.IsTestProject || FlowGraphs.Of(start.Operation.EnclosingFunction()) is not { } graph) return;

        var first = graph.CallsAfter(start.Operation.Syntax, model.Frameworks.EndsTransaction)
            .Select(call => model.OperationOf(call.Syntax) as IInvocationOperation)
            .OfType<IInvocationOperation>()
            .Where(call => !call.IsDiscarded())
            .OrderBy(call => call.Syntax.SpanStart)
            .Select(call => (Call: call, Reached: Reached(call, model)))
            .FirstOrDefault(found => found.Reached is not null);
        if (first.Reached is not { } reached) return;

        context.Report(
            RuleCatalog.RemoteCallInTransaction,
            first.Call.NameLocation(),
            reached.Places.Append(start.Operation.Syntax.GetLocation()),
            string.Join(" -> ", reached.Path.Select(method => method.ShortName()).Append(reached.Call.Name)), start.Operation.LineNumber());
    }

    private static ReachedCall? Reached(IInvocationOperation call, CommunicationModel model) => model.Frameworks.Classify(call, model) switch
    {
        RemoteCall direct => ReachedCall.Direct(direct),
        null => model.Reachability.From(call).FirstOrDefault(),
        _ => null,
    };
}

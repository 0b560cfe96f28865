using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1002: a request handler or consumer that holds a thread until another service answers.</summary>
internal sealed class BlockingRemoteCall : IFactRule<BlockingWait>, IFactRule<RemoteCall>
{
    public void Inspect(BlockingWait wait, RuleContext context)
    {
        if (!context.Model.Frameworks.IsTestProject && Waits.RemoteCallBehind(wait, context.Model) is { } reached) Report(wait.Operation, reached, context);
    }

    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (call.Blocks && !context.Model.Frameworks.IsTestProject) Report(call.Operation, ReachedCall.Direct(call), context);
    }

    private static void Report(IOperation wait, ReachedCall reached, RuleContext context)
    {
        if (context.Model.EntryPaths.To(wait) is not { } path) return;

        var steps = path.Steps.Concat(reached.Path.Select(method => method.ShortName())).Append(reached.Call.Name);
        var call = reached.Call.Operation == wait ? Enumerable.Empty<Location>() : new[] { reached.Call.Operation.Syntax.GetLocation() };
        var related = path.Places.Concat(reached.Path.IsEmpty ? call : reached.Places);
        context.Report(RuleCatalog.BlockingRemoteCall, wait.NameLocation(), related, reached.Call.Name, string.Join(" -> ", steps));
    }
}

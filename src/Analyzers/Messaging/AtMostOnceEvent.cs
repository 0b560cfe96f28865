using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3105: a message that is gone unless somebody listens just then, where a stream would keep it. Off by default: much of what is sent so is meant so.</summary>
internal sealed class AtMostOnceEvent : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        if (!publish.IsAtMostOnce || publish.IsReply || context.Model.Frameworks.IsTestProject || !context.IsOn(RuleCatalog.AtMostOnceEvent, publish.Operation)) return;
        if (!context.Model.Frameworks.UsesStreams(context.Model)) return;

        context.Report(RuleCatalog.AtMostOnceEvent, publish.Operation.NameLocation(), Enumerable.Empty<Location>());
    }
}

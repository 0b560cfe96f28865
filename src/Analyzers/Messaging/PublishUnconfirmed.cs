using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3104: a message handed to a connection, with nobody asking whether the broker has it.</summary>
internal sealed class PublishUnconfirmed : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        if (publish.IsReply || context.Model.Frameworks.IsTestProject || context.Model.Frameworks.UnconfirmedChannelOf(publish, context.Model) is not { } channel) return;

        context.Report(RuleCatalog.PublishUnconfirmed, publish.Operation.NameLocation(), new[] { channel.Syntax.GetLocation() }, channel.LineNumber());
    }
}

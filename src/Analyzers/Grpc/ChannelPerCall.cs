using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2005: a channel, with a connection of its own, made again and again.</summary>
internal sealed class ChannelPerCall : IFactRule<ClientCreation>
{
    public void Inspect(ClientCreation creation, RuleContext context)
    {
        if (creation.Transport != Transport.Grpc || !creation.OwnsConnections || context.Model.Frameworks.IsTestProject) return;
        if (Repetitions.Of(creation.Operation, context.Model) is not { } repetition) return;

        context.Report(RuleCatalog.ChannelPerCall, creation.Operation.Syntax.GetLocation(), repetition.Places, repetition.Text);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3012: a consumer that the broker sends the whole queue to.</summary>
internal sealed class NoPrefetchLimit : IFactRule<Subscription>
{
    public void Inspect(Subscription subscription, RuleContext context)
    {
        var model = context.Model;
        if (model.Frameworks.IsTestProject || subscription.AcknowledgesItself != false || subscription.Lifetime == QueueLifetime.OfConsumer ||
            subscription.Channel is not { } channel ||
            model.OriginOf(channel) is not IInvocationOperation made || model.Frameworks.Classify(made, model) is not ChannelCreation ||
            IsHandedOut(channel, made, model) ||
            model.Frameworks.PrefetchSettings(model).Any(setting => MayBeFor(setting, made, model))) return;

        context.Report(
            RuleCatalog.NoPrefetchLimit,
            subscription.Operation.NameLocation(),
            new[] { made.Syntax.GetLocation() });
    }

    /// <summary>Whether a limit is set on the channel, or on one whose making is out of sight.</summary>
    private static bool MayBeFor(PrefetchSetting setting, IInvocationOperation made, CommunicationModel model) =>
        setting.Channel is not { } channel ||
        model.OriginOf(channel) is not IInvocationOperation other ||
        model.Frameworks.Classify(other, model) is not ChannelCreation ||
        other.Syntax == made.Syntax;

    /// <summary>Whether code out of sight is given the channel, and may set a limit on it.</summary>
    private static bool IsHandedOut(IOperation channel, IInvocationOperation made, CommunicationModel model)
    {
        var name = channel.Unwrap() switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => null,
        };
        if (name is null) return true;

        var library = made.TargetMethod.ContainingAssembly;
        var tree = channel.Syntax.SyntaxTree;
        return Mentions.In(tree).Of(name)
            .Select(place => Taking(tree.GetRoot().FindNode(place, getInnermostNodeForTie: true)))
            .OfType<SyntaxNode>()
            .Select(node => model.OperationOf(node) switch
            {
                IInvocationOperation call => call.TargetMethod,
                IObjectCreationOperation creation => creation.Constructor,
                _ => null,
            })
            .Any(method => method is null || !(method.IsInSource(model.Compilation) || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, library)));
    }

    /// <summary>The call that is made on what a name holds, or is given it.</summary>
    private static SyntaxNode? Taking(SyntaxNode mention)
    {
        var value = mention.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : mention;
        return value.Parent switch
        {
            ArgumentSyntax { Parent.Parent: (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) and var taking } => taking,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == value => call,
            _ => null,
        };
    }
}

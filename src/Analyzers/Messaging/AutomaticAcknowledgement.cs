using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3005: a broker that forgets a message as it sends it.</summary>
internal sealed class AutomaticAcknowledgement : IFactRule<Subscription>, IFactRule<AutomaticSettlement>
{
    private const int DeepestCall = 4;

    public void Inspect(Subscription subscription, RuleContext context)
    {
        var model = context.Model;
        if (model.Frameworks.IsTestProject || subscription.AcknowledgesItself != true || subscription.Lifetime != QueueLifetime.Lasting) return;

        var handlers = subscription.Handlers;
        if (!handlers.IsEmpty && handlers.All(handler => OnlyTells(handler, model, DeepestCall))) return;

        // Where the consumer acknowledges as well, the fix has only this to change.
        var settlements = handlers.SelectMany(handler => handler.Descendants()).OfType<IInvocationOperation>().Where(call => model.Frameworks.Classify(call, model) is Settlement);
        var queue = subscription.Queue is { } name && model.OriginOf(name).ConstantValue is { HasValue: true, Value: string text } ? $"'{text}'" : "this queue";
        context.Report(
            RuleCatalog.AutomaticAcknowledgement,
            subscription.AutoAck!.Syntax.GetLocation(),
            settlements.Select(call => call.NameLocation()),
            queue, "Pass 'autoAck: false' and acknowledge after the work");
    }

    public void Inspect(AutomaticSettlement setting, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject || context.Options.AtMostOnce) return;

        context.Report(RuleCatalog.AutomaticAcknowledgement, setting.Operation.Syntax.GetLocation(), Enumerable.Empty<Location>(), setting.Consumer, setting.Remedy);
    }

    /// <summary>Whether a function shows what came and keeps nothing of it outside the process.</summary>
    private static bool OnlyTells(IOperation function, CommunicationModel model, int depth) => function.Descendants().All(operation => operation switch
    {
        IInvocationOperation { TargetMethod: var method } =>
            Bookkeeping.IsLogging(method) || Bookkeeping.IsComputing(method) || Bookkeeping.IsHandingOver(method) || OnlyTells(method, model, depth - 1),
        IDynamicInvocationOperation => false,
        _ => true,
    });

    private static bool OnlyTells(IMethodSymbol method, CommunicationModel model, int depth)
    {
        var bodies = depth == 0 ? default : model.Implementations.Of(method);
        return !bodies.IsDefaultOrEmpty && bodies.All(helper => model.BodyOf(helper) is { } body && OnlyTells(body, model, depth));
    }
}

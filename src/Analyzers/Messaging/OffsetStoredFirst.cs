using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3011: a message that counts as done when it is handed over, before its work.</summary>
internal sealed class OffsetStoredFirst : IFactRule<Reception>
{
    public void Inspect(Reception reception, RuleContext context)
    {
        var model = context.Model;
        if (model.Frameworks.IsTestProject || context.Options.AtMostOnce || model.Frameworks.StoresFirst(reception, model) is not { } settings) return;

        var work = new Work(model);
        var calls = FunctionBody.OwnOperations(reception.Loop, model).OfType<IInvocationOperation>().Where(call => call.Syntax.SpanStart > reception.Operation.Syntax.SpanStart);
        if (calls.Select(work.EffectOf).FirstOrDefault(effect => effect is not null) is not { } effect) return;

        context.Report(
            RuleCatalog.OffsetStoredFirst,
            reception.Operation.NameLocation(),
            new[] { settings.Syntax.GetLocation(), effect.At.Syntax.GetLocation() },
            effect.Description, effect.At.LineNumber());
    }
}

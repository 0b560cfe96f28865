using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1005: an <c>HttpClient</c> that waits for ever, and nothing else in sight that ends its calls.</summary>
internal sealed class InfiniteTimeout : IFactRule<TimeoutSetting>
{
    public void Inspect(TimeoutSetting setting, RuleContext context)
    {
        if (setting.Transport != Transport.Http || context.Model.Frameworks.IsTestProject || !CancellationTokens.IsInfinite(setting.Value) || Timeouts.MayEndCalls(setting, context.Model)) return;

        context.Report(RuleCatalog.InfiniteTimeout, setting.Operation.Syntax.GetLocation(), Enumerable.Empty<Location>());
    }
}

using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3004: a consumer's claims that pile up for ever.</summary>
internal sealed class ClaimWithoutExpiry : IFactRule<Guard>
{
    public void Inspect(Guard guard, RuleContext context)
    {
        if (!guard.NeverExpires || context.Model.Frameworks.IsTestProject || context.Model.EntryPaths.FromMessage(guard.Operation) is null) return;

        context.Report(RuleCatalog.ClaimWithoutExpiry, guard.Operation.NameLocation(), Enumerable.Empty<Location>());
    }
}

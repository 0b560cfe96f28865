using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3103: a message handed to a producer, with nobody to hear that it could not be delivered.</summary>
internal sealed class UnobservedProduce : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject || !context.Model.Frameworks.IsUnobserved(publish, context.Model)) return;

        context.Report(RuleCatalog.UnobservedProduce, publish.Operation.NameLocation(), Enumerable.Empty<Location>());
    }
}

using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3106: a message with nothing by which a receiver tells a second delivery from a second event. Off by default: it is a matter of contracts, which change slowly.</summary>
internal sealed class EventWithoutId : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        var model = context.Model;
        if (publish.IsReply || model.Frameworks.IsTestProject || !context.IsOn(RuleCatalog.EventWithoutId, publish.Operation)) return;
        if (model.Frameworks.UnidentifiedOf(publish, model) is not { } unidentified) return;
        if (Serialization.Undo(unidentified.Content).Type is not { } contract || !MessageIdentity.IsMissingFrom(contract, model)) return;

        var declaration = contract.Locations.Where(location => location.IsInSource);
        context.Report(RuleCatalog.EventWithoutId, publish.Operation.NameLocation(), declaration, contract.IsAnonymousType ? "This message" : $"'{contract.Name}'", unidentified.Place);
    }
}

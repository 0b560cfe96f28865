using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1009: the address of one of the system's own services, written where a client or a call is given it.</summary>
internal sealed class HardCodedAddress : IFactRule<RemoteCall>, IFactRule<ClientCreation>, IFactRule<AddressSetting>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (context.IsOn(RuleCatalog.HardCodedAddress, call.Operation)) Inspect(context.Model.Frameworks.GivenAddress(call, context.Model), context);
    }

    public void Inspect(ClientCreation creation, RuleContext context)
    {
        if (context.IsOn(RuleCatalog.HardCodedAddress, creation.Operation)) Inspect(creation.Address, context);
    }

    public void Inspect(AddressSetting setting, RuleContext context)
    {
        if (context.IsOn(RuleCatalog.HardCodedAddress, setting.Operation)) Inspect(setting.Address, context);
    }

    private static void Inspect(IOperation? given, RuleContext context)
    {
        if (given is null || context.Model.Frameworks.IsTestProject) return;

        // What a missing configured value falls back to can be configured; the name of a service that is discovered is no address.
        var address = context.Model.AddressOf(given);
        if (!address.IsInternal(context.Options.InternalHosts, context.Options.ExternalHosts) || address.IsDiscovered || address.IsFallback) return;
        if (address.IsLoopback && address.HasOpenPort) return; // a process beside this one, found when both run
        if (address.IsName && context.Model.Registrations.Has(ProcessFacts.ServicesFoundByName)) return;

        context.Report(RuleCatalog.HardCodedAddress, given.Syntax.GetLocation(), Enumerable.Empty<Location>(), address.Host);
    }
}

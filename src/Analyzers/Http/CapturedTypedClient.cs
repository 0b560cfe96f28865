using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1008: a singleton that takes a typed client, which is meant to live for one piece of work.</summary>
internal sealed class CapturedTypedClient : IFactRule<ServiceRegistration>
{
    public void Inspect(ServiceRegistration service, RuleContext context)
    {
        var model = context.Model;
        if (service is not { Lifetime: ServiceLifetime.Singleton, Implementation: { } singleton } || model.Frameworks.IsTestProject) return;

        var constructors = singleton.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).Take(2).ToArray();
        if (constructors.Length != 1) return; // which one the container takes depends on what else is registered

        foreach (var parameter in constructors[0].Parameters)
        {
            if (parameter.Type is not INamedTypeSymbol type || !IsKeptUnrenewed(type, model)) continue;

            context.Report(
                RuleCatalog.CapturedTypedClient,
                service.Operation.NameLocation(),
                parameter.Locations.Where(location => location.SourceTree is { } tree && model.Compilation.ContainsSyntaxTree(tree)), // in an IDE another project's are in source, too
                singleton.Name,
                type.Name);
        }
    }

    /// <summary>Whether every registration of the type is that of a typed client, and nothing renews its connections.</summary>
    private static bool IsKeptUnrenewed(INamedTypeSymbol type, CommunicationModel model)
    {
        var clients = model.Registrations.Clients(Transport.Http).Where(client => SymbolEqualityComparer.Default.Equals(client.Service, type)).ToArray();
        return clients.Length > 0 && clients.All(client => !client.MayRenewConnections) && model.Registrations.LifetimesOf(type).Count == 0 && !model.Frameworks.MayRenewConnections(model.Registrations);
    }
}

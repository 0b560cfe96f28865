using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Why something happens again and again.</summary>
/// <param name="Text">How often, in words: <c>for every request (OrdersController.Get -> ShippingClient.QuoteAsync)</c>.</param>
/// <param name="Places">The places on the way there.</param>
internal sealed record Repetition(string Text, IEnumerable<Location> Places)
{
    public Repetition(string text)
        : this(text, Enumerable.Empty<Location>())
    {
    }
}

/// <summary>What makes a creation happen again and again, for rules about things that are to be made once.</summary>
internal static class Repetitions
{
    /// <summary>How often something is made.</summary>
    /// <returns>Null where nothing shows that it is made more than once, or that nobody keeps it.</returns>
    public static Repetition? Of(IOperation creation, CommunicationModel model) => Lifespans.Of(creation, model) switch
    {
        Lifespan.Call => OfCalls(creation, model),
        Lifespan.Instance when TypeAround(creation, model) is { } type => OfInstances(type, model),
        _ => null,
    };

    private static Repetition? OfCalls(IOperation creation, CommunicationModel model)
    {
        if (creation.IsInLoop() && !IsInProgram(creation, model)) return new Repetition("at every turn of this loop");
        if (model.EntryPaths.To(creation) is not { } path) return null;

        return new Repetition($"for every {(path.EntryPoint.AnswersRequest ? "request" : "message")} ({string.Join(" -> ", path.Steps)})", path.Places);
    }

    /// <summary>Controllers, gRPC services and consumers are made for the one request or message, unless they are registered as singletons.</summary>
    private static Repetition? OfInstances(INamedTypeSymbol type, CommunicationModel model)
    {
        var lifetimes = model.Registrations.LifetimesOf(type);
        if (lifetimes.Contains(ServiceLifetime.Singleton)) return null;

        var isMadePerRequest = lifetimes.Count > 0 || type.GetMembers().OfType<IMethodSymbol>().Any(m => !m.IsStatic && model.EntryPoints.Of(m) is { IsMadePerCall: true });
        return isMadePerRequest ? new Repetition($"with every {type.Name}, which lives for one request or message") : null;
    }

    /// <summary>Whether the operation stands in the program's start: it runs once, and what loops there is the program's own business.</summary>
    private static bool IsInProgram(IOperation operation, CommunicationModel model) =>
        model.MemberOf(operation.Root()) is not { } member || member is { IsStatic: true, Name: WellKnownMemberNames.EntryPointMethodName };

    private static INamedTypeSymbol? TypeAround(IOperation creation, CommunicationModel model)
    {
        for (var operation = creation.Parent; operation is not null; operation = operation.Parent)
        {
            switch (operation)
            {
                case IFieldInitializerOperation initializer: return initializer.InitializedFields.FirstOrDefault()?.ContainingType;
                case IPropertyInitializerOperation initializer: return initializer.InitializedProperties.FirstOrDefault()?.ContainingType;
            }
        }

        return model.MemberOf(creation.Root())?.ContainingType;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// No library's: the types that a team names as its own handlers, which its wrapper around a bus or a web server runs, and the methods that it names as its
/// own way to publish.
/// </summary>
internal sealed class OwnTypes : Framework
{
    /// <summary>
    /// What teams call the interface between their wrapper around a broker and its handlers. Not those of events within a process, of which each message is
    /// handled once: <c>IDomainEventHandler</c>, <c>INotificationHandler</c>, <c>IEventHandler</c>.
    /// </summary>
    private static readonly string[] IntegrationHandlers = { "IIntegrationEventHandler", "IIntegrationEventConsumer", "IMessageBusConsumer", "IDistributedEventHandler" };

    private readonly NamePatterns _publishMethods;

    /// <param name="publishMethods">The methods named, each as <c>Method</c> or <c>Type.Method</c>.</param>
    public OwnTypes(NamePatterns publishMethods) => _publishMethods = publishMethods;

    public override string MarkerType => "System.Object";

    public override bool Knows(IMethodSymbol method) => !_publishMethods.IsEmpty && (_publishMethods.Match(method.Name) || _publishMethods.Match(method.ShortName()));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => new Publish(call, NewIds.IsGivenTo(call));

    /// <summary>
    /// What implements a named interface; and of a class that is named, or derives from one that is, the public methods and what overrides the
    /// named one's.
    /// </summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (method is not { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsStatic: false, IsAbstract: false } ||
            method.ContainingType is not { TypeKind: TypeKind.Class } type ||
            model.OptionsOf(method) is not { } options) return null;

        foreach (var (patterns, kind) in options.HandlerTypes)
        {
            if (Runs(method, type, patterns)) return new EntryPoint(kind, method.ShortName());
        }

        return model.Frameworks.HasBroker && method.ImplementsMemberOf(contract => IntegrationHandlers.Contains(contract.Name))
            ? new EntryPoint(EntryPointKind.Message, method.ShortName())
            : null;
    }

    private static bool Runs(IMethodSymbol method, INamedTypeSymbol type, NamePatterns patterns)
    {
        if (method.ImplementsMemberOf(contract => patterns.Match(contract.Name))) return true;
        if (!type.SelfAndBases().Any(t => t.SpecialType != SpecialType.System_Object && patterns.Match(t.Name))) return false;

        var declared = method;
        while (declared.OverriddenMethod is { } overridden) declared = overridden;
        if (declared.ContainingType.SpecialType == SpecialType.System_Object || method.Name == nameof(IDisposable.Dispose)) return false;

        return method.DeclaredAccessibility == Accessibility.Public || (method.IsOverride && patterns.Match(declared.ContainingType.Name));
    }
}

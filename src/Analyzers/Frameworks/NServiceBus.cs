using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// NServiceBus 8 to 10: handlers by their interface, and from 10 on by <c>[Handler]</c>. The outbox remembers the ids of incoming messages, too
/// (NServiceBus documentation, "Outbox"), and most endpoints are configured with it: nothing is said where no endpoint is configured in sight.
/// </summary>
internal sealed class NServiceBus : MessageBus
{
    private const string HandlerContextType = "NServiceBus.IMessageHandlerContext";

    private readonly INamedTypeSymbol? _handler;

    public NServiceBus(LibraryTypes types)
        : base(types.Find("NServiceBus.Saga")) => _handler = types.Find("NServiceBus.HandlerAttribute");

    public override string MarkerType => "NServiceBus.IHandleMessages`1";

    public override string Outbox => "NServiceBus's transactional session and its outbox";

    public override string Guard => "the NServiceBus outbox";

    protected override bool NeedsBroker => true;

    protected override IReadOnlyCollection<string> Contracts { get; } = new[] { "NServiceBus.IHandleMessages`1", "NServiceBus.IHandleTimeouts`1" };

    protected override IReadOnlyCollection<string> Publishers { get; } = new[]
    {
        "NServiceBus.IPipelineContext", "NServiceBus.IMessageProcessingContext", "NServiceBus.IMessageSession", "NServiceBus.IPipelineContextExtensions",
        "NServiceBus.IMessageProcessingContextExtensions", "NServiceBus.IMessageSessionExtensions", "NServiceBus.UniformSession.IUniformSession",
        "NServiceBus.UniformSession.IUniformSessionExtensions",
    };

    protected override IReadOnlyCollection<string> PublishMethods { get; } = new[] { "Publish", "Send", "SendLocal" };

    protected override IReadOnlyCollection<string> ReplyMethods { get; } = new[] { "Reply" };

    /// <summary>A session of the endpoint's is in no transaction; one that is says so by a type of its own (NServiceBus documentation, "Transactional session").</summary>
    protected override PublisherScope ScopeOf(ITypeSymbol? publisher) => publisher?.FullName() switch
    {
        "NServiceBus.IMessageSession" or "NServiceBus.IEndpointInstance" => PublisherScope.Process,
        "NServiceBus.IMessageHandlerContext" => PublisherScope.Message,
        _ => PublisherScope.Unknown,
    };

    protected override Dictionary<string, ProcessFacts> Says { get; } = new Dictionary<string, ProcessFacts>
    {
        ["UseTransport"] = ProcessFacts.Broker,
        ["EnableOutbox"] = ProcessFacts.Inbox,
        ["Transactions"] = ProcessFacts.Inbox,
    };

    /// <summary>In a transaction of the transport's that the store is part of, nothing is done twice; one that cannot be read may be such.</summary>
    protected override bool IsSaid(IInvocationOperation call) => call.TargetMethod.Name != "Transactions" ||
        !(call.Argument("transportTransactionMode")?.Resolve() is IFieldReferenceOperation { Field.Name: "None" or "ReceiveOnly" or "SendsAtomicWithReceive" });

    protected override bool IsByConvention(IMethodSymbol method) =>
        method is { Name: "Handle", DeclaredAccessibility: Accessibility.Public, IsAbstract: false } && method.ContainingType.HasAttribute(_handler) &&
        method.Parameters.Any(parameter => parameter.Type.FullName() == HandlerContextType);
}

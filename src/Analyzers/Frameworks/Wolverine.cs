using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Wolverine, which finds handlers by their names (Wolverine documentation, "Message Handlers") and passes messages on in the process as well: its
/// handlers consume from a broker only where a transport is configured in sight. A durable inbox remembers what was handled ("Idempotent Message Delivery").
/// </summary>
internal sealed class Wolverine : MessageBus
{
    private static readonly string[] HandleMethods = { "Handle", "HandleAsync", "Handles", "HandlesAsync", "Consume", "ConsumeAsync", "Consumes", "ConsumesAsync" };

    private readonly INamedTypeSymbol? _marker;
    private readonly INamedTypeSymbol? _handler;
    private readonly INamedTypeSymbol? _ignore;
    private readonly INamedTypeSymbol? _transactional;

    public Wolverine(LibraryTypes types)
        : base(types.Find("Wolverine.Saga"))
    {
        _marker = types.Find("Wolverine.IWolverineHandler");
        _handler = types.Find("Wolverine.Attributes.WolverineHandlerAttribute");
        _ignore = types.Find("Wolverine.Attributes.WolverineIgnoreAttribute");
        _transactional = types.Find("Wolverine.Attributes.TransactionalAttribute");
    }

    public override string MarkerType => "Wolverine.IMessageBus";

    public override string Outbox => "Wolverine's outbox ('IDbContextOutbox')";

    public override string Guard => "Wolverine's durable inbox";

    protected override bool NeedsBroker => true;

    protected override IReadOnlyCollection<string> Publishers { get; } = new[] { "Wolverine.IMessageBus", "Wolverine.IMessageContext", "Wolverine.MessageBusExtensions" };

    protected override IReadOnlyCollection<string> PublishMethods { get; } = new[] { "PublishAsync", "SendAsync", "BroadcastToTopicAsync", "ScheduleAsync" };

    protected override IReadOnlyCollection<string> ReplyMethods { get; } = new[] { "RespondToSenderAsync" };

    protected override PublisherScope ScopeOf(ITypeSymbol? publisher) => PublisherScope.Request;

    protected override Dictionary<string, ProcessFacts> Says { get; } = new Dictionary<string, ProcessFacts>
    {
        ["UseRabbitMq"] = ProcessFacts.Broker,
        ["UseRabbitMqUsingNamedConnection"] = ProcessFacts.Broker,
        ["UseAzureServiceBus"] = ProcessFacts.Broker,
        ["UseKafka"] = ProcessFacts.Broker,
        ["UseAmazonSqsTransport"] = ProcessFacts.Broker,
        ["UseNats"] = ProcessFacts.Broker,
        ["UsePulsar"] = ProcessFacts.Broker,
        ["UseMqtt"] = ProcessFacts.Broker,
        ["UseDurableOutboxOnAllSendingEndpoints"] = ProcessFacts.Outbox,
        ["UseDurableInbox"] = ProcessFacts.Inbox,
        ["UseDurableInboxOnAllListeners"] = ProcessFacts.Inbox,
        ["AutoApplyTransactions"] = ProcessFacts.Inbox,
        ["UseEntityFrameworkCoreTransactions"] = ProcessFacts.Inbox,
        ["IntegrateWithWolverine"] = ProcessFacts.Inbox,
    };

    protected override bool IsByConvention(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsAbstract: false, Parameters.IsEmpty: false } &&
        method.ContainingType is { DeclaredAccessibility: Accessibility.Public } type &&
        (method.HasAttribute(_handler) || (HandleMethods.Contains(method.Name) && IsHandlerClass(type))) &&
        !method.HasAttribute(_ignore) && !type.HasAttribute(_ignore) && !method.HasAttribute(_transactional) && !type.HasAttribute(_transactional) &&
        !method.ImplementsMemberOf(_ => true); // what another library asks for, that library runs

    private bool IsHandlerClass(INamedTypeSymbol type) =>
        type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Consumer", StringComparison.Ordinal) || type.Implements(_marker) || type.HasAttribute(_handler);
}

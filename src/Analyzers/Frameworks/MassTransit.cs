using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>MassTransit 8 and 9, whose names are the same: consumers, publishing, and the inbox.</summary>
internal sealed class MassTransit : Framework
{
    private const string RootNamespace = "MassTransit";

    private static readonly string[] PublishMethods =
    {
        "Publish", "PublishBatch", "Send", "SendBatch", "Produce", "SchedulePublish", "ScheduleSend", "ScheduleRecurringSend",
    };

    /// <summary>
    /// An inbox remembers the ids of consumed messages. It is switched on where endpoints are configured (MassTransit documentation,
    /// "Transactional Outbox"); the in-memory outbox has none.
    /// </summary>
    private static readonly string[] InboxOnEndpoints =
    {
        "UseEntityFrameworkOutbox", "UseMongoDbOutbox", "UseInMemoryInboxOutbox", "AddInMemoryInboxOutbox",
    };

    /// <summary>What makes an inbox possible: its tables, and the services behind it. The outbox of the bus needs the same.</summary>
    private static readonly string[] InboxServices =
    {
        "AddEntityFrameworkOutbox", "AddMongoDbOutbox", "AddInboxStateEntity", "AddTransactionalOutboxEntities",
    };

    /// <summary>Outboxes that remember nothing of what was consumed: in memory until a consumer ends, or in a transaction around the code.</summary>
    private static readonly string[] Outboxes = { "UseInMemoryOutbox", "AddTransactionalBus", "AddTransactionalEnlistmentBus" };

    private readonly INamedTypeSymbol? _consumer;
    private readonly INamedTypeSymbol? _jobConsumer;
    private readonly INamedTypeSymbol? _saga;
    private readonly INamedTypeSymbol? _bus;
    private readonly INamedTypeSymbol? _context;
    private readonly INamedTypeSymbol? _mediator;

    public MassTransit(LibraryTypes types)
    {
        _consumer = types.Find("MassTransit.IConsumer`1");
        _jobConsumer = types.Find("MassTransit.IJobConsumer`1");
        _saga = types.Find("MassTransit.ISaga");
        _bus = types.Find("MassTransit.IBus");
        _context = types.Find("MassTransit.ConsumeContext");
        _mediator = types.Find("MassTransit.Mediator.IMediator");
    }

    public override string MarkerType => "MassTransit.IConsumer`1";

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override string Outbox => "the outbox of MassTransit's bus ('AddEntityFrameworkOutbox' with 'UseBusOutbox')";

    public override string Guard => "the MassTransit inbox";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } =
        InboxOnEndpoints.Concat(InboxServices).Concat(new[] { "AddMassTransit", "AddMediator", "UseBusOutbox", "UseConsumeFilter", "EnableDuplicateDetection", "AddHandler", "Handler" }.Concat(Outboxes)).ToArray();

    public override RegistrationKinds Registers => RegistrationKinds.Handlers | RegistrationKinds.Inbox;

    public override bool Knows(IMethodSymbol method) =>
        method.ContainingType is { } type && IsOurs(type) && (PublishMethods.Contains(method.Name) || IsHandlerRegistration(method));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        if (!IsHandlerRegistration(call.TargetMethod))
        {
            var scope = ScopeOf(call.Receiver()?.Unwrap().Type);
            return new Publish(call, NewIds.IsGivenTo(call))
            {
                Scope = scope,
                GoesPast = scope != PublisherScope.Process ? null : call.TargetMethod.Name.Contains("Send") ? "ISendEndpointProvider" : "IPublishEndpoint",
            };
        }

        return call.Argument("handler")?.DelegateTarget() is { } target
            ? new Handler(call, target, new EntryPoint(EntryPointKind.Message, MessageBus.NameOf(call, target)))
            : null;
    }

    /// <summary>The bus's outbox works through the publishers of a scope; the bus itself goes past it (MassTransit documentation, "Bus Outbox").</summary>
    private PublisherScope ScopeOf(ITypeSymbol? publisher) =>
        publisher is null || publisher.Implements(_mediator) ? PublisherScope.Unknown
        : publisher.Implements(_context) ? PublisherScope.Message
        : publisher.Implements(_bus) ? PublisherScope.Process
        : PublisherScope.Request;

    /// <summary>A saga is a consumer too, but one whose state is found by correlation and says what was done.</summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        var isConsumer = method.Parameters.Length == 1 && method.ContainingType is { TypeKind: TypeKind.Class } type && !type.Implements(_saga) && method.ImplementsMemberOf(IsConsumer);
        return isConsumer ? new EntryPoint(EntryPointKind.Message, method.ShortName()) { IsMadePerCall = true } : null;
    }

    private bool IsConsumer(INamedTypeSymbol contract) =>
        SymbolEqualityComparer.Default.Equals(contract, _consumer) || SymbolEqualityComparer.Default.Equals(contract, _jobConsumer);

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        var method = call.TargetMethod;
        if (IsHandlerRegistration(method.Declared())) registrations.AddHandler(Classify(call, model) as Handler);
        if (!IsOurs(method.ContainingType)) return;

        if (InboxOnEndpoints.Contains(method.Name) || method.Name == "EnableDuplicateDetection") registrations.Note(ProcessFacts.Inbox);
        else if (InboxServices.Contains(method.Name)) registrations.Note(ProcessFacts.PossibleInbox);
        else if (Outboxes.Contains(method.Name)) registrations.Note(ProcessFacts.Outbox);
        else if (method.Name == "UseBusOutbox") registrations.Note(ProcessFacts.BusOutbox);
        else if (method.Name == "AddMassTransit") registrations.Note(ProcessFacts.Broker);
        else if (method.Name == "AddMediator") registrations.Note(ProcessFacts.Mediator);
        else if (method.Name == "UseConsumeFilter" && FilterNames(call).Any(Conventions.SaysOnce)) registrations.Note(ProcessFacts.Inbox);
    }

    private static bool IsHandlerRegistration(IMethodSymbol method) =>
        method is { Name: "Handler" or "AddHandler" } &&
        method.Parameters.Any(p => p.Name == "handler") &&
        method.ContainingType.Name is "HandlerExtensions" or "HandlerRegistrationConfiguratorExtensions" &&
        IsOurs(method.ContainingType);

    private static IEnumerable<string> FilterNames(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Select(t => t.Name)
            .Concat(call.Arguments.Select(a => a.Value.Unwrap()).OfType<ITypeOfOperation>().Select(t => t.TypeOperand.Name));

    private static bool IsOurs(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace.IsGlobalNamespace) return space.Name == RootNamespace;
        }

        return false;
    }
}

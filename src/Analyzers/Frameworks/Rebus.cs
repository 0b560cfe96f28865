using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Rebus: handlers by their interface, and functions given to its own activator. Its outbox is for what is sent, and remembers nothing of what was
/// received (Rebus wiki, "Outbox").
/// </summary>
internal sealed class Rebus : MessageBus
{
    private const string ActivatorType = "Rebus.Activation.BuiltinHandlerActivator";

    public Rebus(LibraryTypes types)
        : base(types.Find("Rebus.Sagas.Saga"))
    {
    }

    public override string MarkerType => "Rebus.Handlers.IHandleMessages`1";

    public override string Outbox => "the outbox of Rebus";

    protected override IReadOnlyCollection<string> Contracts { get; } = new[] { "Rebus.Handlers.IHandleMessages`1" };

    protected override IReadOnlyCollection<string> Publishers { get; } = new[] { "Rebus.Bus.IBus", "Rebus.Bus.Advanced.ISyncBus" };

    protected override IReadOnlyCollection<string> PublishMethods { get; } = new[] { "Publish", "Send", "SendLocal", "Defer", "DeferLocal" };

    protected override IReadOnlyCollection<string> ReplyMethods { get; } = new[] { "Reply" };

    protected override PublisherScope ScopeOf(ITypeSymbol? publisher) => PublisherScope.Request;

    protected override Dictionary<string, ProcessFacts> Says { get; } = new Dictionary<string, ProcessFacts>
    {
        ["UseInMemoryTransport"] = ProcessFacts.Mediator,
        ["UseRabbitMq"] = ProcessFacts.Broker,
        ["UseAzureServiceBus"] = ProcessFacts.Broker,
        ["UseAmazonSQS"] = ProcessFacts.Broker,
        ["UseSqlServer"] = ProcessFacts.Broker,
        ["Outbox"] = ProcessFacts.Outbox,
    };

    public override bool Knows(IMethodSymbol member) => base.Knows(member) || IsHandling(member);

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        if (!IsHandling(call.TargetMethod.Declared())) return base.Classify(call, model);

        return call.Arguments.Select(argument => argument.Value.DelegateTarget()).FirstOrDefault(function => function is not null) is { } target
            ? new Handler(call, target, new EntryPoint(EntryPointKind.Message, NameOf(call, target)))
            : null;
    }

    private static bool IsHandling(IMethodSymbol method) => method is { Name: "Handle", TypeParameters.Length: 1 } && method.ContainingType?.FullName() == ActivatorType;
}

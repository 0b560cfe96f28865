using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>RabbitMQ.Client 6 and 7: consuming, settling and publishing. What 7 has is called as in 6, with <c>Async</c> at the end.</summary>
internal sealed class RabbitMQ : Framework
{
    /// <summary>The method of 7 that makes a channel, the type of its options, and the two of them that have a publish end when the broker has the message.</summary>
    public const string CreateChannel = "CreateChannelAsync";
    public const string ChannelOptions = "RabbitMQ.Client.CreateChannelOptions";
    public const string Confirmations = "publisherConfirmationsEnabled";
    public const string ConfirmationTracking = "publisherConfirmationTrackingEnabled";

    /// <summary>The class of 6 is spelt so.</summary>
    private static readonly string[] Channels =
    {
        "RabbitMQ.Client.IModel", "RabbitMQ.Client.IModelExensions", "RabbitMQ.Client.IChannel", "RabbitMQ.Client.IChannelExtensions",
    };

    private static readonly string[] ChannelMethods = { "BasicConsume", "BasicAck", "BasicNack", "BasicReject", "BasicQos", "BasicPublish" };

    /// <summary>What a class implements that takes messages itself.</summary>
    private static readonly string[] Contracts = { "RabbitMQ.Client.IBasicConsumer", "RabbitMQ.Client.IAsyncBasicConsumer" };

    private static readonly string[] Confirming = { "ConfirmSelect", "ConfirmSelectAsync", "TxSelect", "TxSelectAsync", "WaitForConfirms", "WaitForConfirmsOrDie", "WaitForConfirmsAsync", "WaitForConfirmsOrDieAsync" };

    /// <summary>Properties of a message that tell it from another one, or may.</summary>
    private static readonly string[] IdProperties = { "MessageId", "CorrelationId", "Headers" };

    private ImmutableArray<Subscription> _subscriptions;

    public override string MarkerType => "RabbitMQ.Client.IAsyncBasicConsumer";

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override bool Knows(IMethodSymbol member) =>
        RabbitMQConsumers.IsDelivery(member.AssociatedSymbol) || IsOpening(member) ||
        (ChannelMethods.Contains(Plain(member.Name)) && Channels.Contains(member.ContainingType.FullName()));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => Plain(call.TargetMethod.Name) switch
    {
        "BasicConsume" => SubscriptionOf(call, model),
        "BasicAck" => new Settlement(call, SettlementKind.Acknowledged, null) { Remedy = "Refuse it with 'requeue: false', so that it goes to a dead-letter queue" },
        "BasicNack" or "BasicReject" => new Settlement(call, SettlementKind.Refused, call.Argument("requeue")) { IsPolled = IsPolled(call) },
        "BasicQos" => new PrefetchSetting(call, call.Receiver()),
        "BasicPublish" => new Publish(call, call.Arguments.Any(argument => argument.Parameter?.Name is "body" or "basicProperties" && NewIds.IsDrawnIn(argument.Value)))
        {
            IsReply = call.Argument("routingKey") is { } key && RabbitMQQueues.NamesReply(key),
            Scope = PublisherScope.Process,
        },
        "CreateModel" or "CreateChannel" => new ChannelCreation(call),
        _ => null,
    };

    public override Fact? Classify(IEventAssignmentOperation subscription, IEventSymbol subscribed, CommunicationModel model)
    {
        if (subscription.HandlerValue.DelegateTarget() is not { } target) return null;

        var consumer = RabbitMQConsumers.Holder((subscription.EventReference as IEventReferenceOperation)?.Instance);
        var name = target.HandlerName($"{subscribed.ContainingType.Name}.{subscribed.Name}");
        var mayRunOnce = MayRunOnce(model, made => RabbitMQConsumers.Holder(made)?.IsSame(consumer) == true);
        return new Handler(subscription, target, new EntryPoint(EntryPointKind.Message, name) { MayRunOnce = mayRunOnce, SettlesItself = !mayRunOnce });
    }

    /// <summary>A method that a class takes messages with, or one that is subscribed to the event of the library's own.</summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (Plain(method.Name) == RabbitMQConsumers.DeliverMethod && !method.IsAbstract && method.ImplementsMemberOf(type => Contracts.Contains(type.FullName())))
        {
            var mayRunOnce = MayRunOnce(model, made => model.OriginOf(made).Type is INamedTypeSymbol type && type.DerivesFrom(method.ContainingType));
            return new EntryPoint(EntryPointKind.Message, method.ShortName()) { MayRunOnce = mayRunOnce, SettlesItself = !mayRunOnce };
        }

        return RabbitMQConsumers.Takes(method)
            ? EventSubscriptions.Of(method, RabbitMQConsumers.IsDelivery, model).Select(taken => (model.Frameworks.Classify(taken, model) as Handler)?.EntryPoint).FirstOrDefault(found => found is not null)
            : null;
    }

    public override IEnumerable<PrefetchSetting> PrefetchSettings(CommunicationModel model) =>
        model.Calls("BasicQos", "BasicQosAsync").Select(call => model.Frameworks.Classify(call, model)).OfType<PrefetchSetting>();

    public override bool LimitsDeliveries(CommunicationModel model) => RabbitMQQueues.LimitDeliveries(model);

    /// <summary>
    /// Confirms are off unless a channel is made with them (7), or switched into them (6); both know transactions, too (RabbitMQ documentation, "Publisher
    /// Confirms").
    /// </summary>
    public override IInvocationOperation? UnconfirmedChannelOf(Publish publish, CommunicationModel model)
    {
        if (publish.Operation.Receiver() is not { } channel || model.OriginOf(channel) is not IInvocationOperation made || !IsOpening(made.TargetMethod) || model.Calls(Confirming).Any()) return null;

        return made.Argument("options") is not { } options || AreOff(model.OriginOf(options)) ? made : null;
    }

    public override Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model)
    {
        var call = publish.Operation;
        if (call.Argument("body") is not { } body) return null;

        var isBare = call.Argument("basicProperties")?.Resolve() is null or { ConstantValue: { HasValue: true, Value: null } } or IObjectCreationOperation { Arguments.IsEmpty: true } or IInvocationOperation { TargetMethod.Name: "CreateBasicProperties" };
        return isBare && !call.IsBesideNameOf(IdProperties) ? new Unidentified(body, "'MessageId' of its properties") : null;
    }

    /// <summary>Whether options are sure to leave confirms off: made without them, or with a constant that says no, and set nowhere else.</summary>
    private static bool AreOff(IOperation options) => options.ConstantValue is { HasValue: true, Value: null } ||
        (options is IObjectCreationOperation { Initializer: null } creation && creation.Argument(Confirmations)?.ConstantValue is { HasValue: true, Value: false });

    private static string Plain(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - "Async".Length) : method;

    private static bool IsOpening(IMethodSymbol method) =>
        method.Name is "CreateModel" or CreateChannel && method.ContainingType.FullName() == "RabbitMQ.Client.IConnection";

    private static bool IsPolled(IInvocationOperation settlement) =>
        settlement.Argument("deliveryTag")?.Resolve() is IMemberReferenceOperation { Member.ContainingType: { } message } && message.FullName() == "RabbitMQ.Client.BasicGetResult";

    private static Subscription SubscriptionOf(IInvocationOperation call, CommunicationModel model)
    {
        var queue = call.Argument("queue");
        return new Subscription(call, call.Receiver(), queue, call.Argument("autoAck"))
        {
            Lifetime = queue is null ? QueueLifetime.Unknown : RabbitMQQueues.LifetimeOf(queue, call, model),
            Handlers = call.Argument("consumer") is { } consumer ? RabbitMQConsumers.HandlersOf(consumer, model) : ImmutableArray<IOperation>.Empty,
        };
    }

    /// <summary>
    /// Whether a consumer's messages may never come again: where it is attached to a queue, or where any is, if that is out of sight.
    /// </summary>
    private bool MayRunOnce(CommunicationModel model, Func<IOperation, bool> isIt)
    {
        if (_subscriptions.IsDefault)
        {
            _subscriptions = model.Calls("BasicConsume", "BasicConsumeAsync")
                .Select(call => model.Frameworks.Classify(call, model))
                .OfType<Subscription>()
                .ToImmutableArray();
        }

        var own = _subscriptions.Where(subscription => subscription.Operation.Argument("consumer") is { } made && isIt(made)).ToImmutableArray();
        var attached = own.IsEmpty ? _subscriptions : own;
        return attached.IsEmpty || attached.Any(subscription => subscription.AcknowledgesItself != false);
    }
}

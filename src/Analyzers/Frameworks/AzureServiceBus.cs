using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Azure.Messaging.ServiceBus: processors' handlers, loops that receive, settling and sending. A processor completes each message whose handler returns, unless
/// <c>AutoCompleteMessages</c> says no; a receiver that deletes on receiving has nothing to settle (Azure Service Bus documentation, "Message transfers,
/// locks, and settlement").
/// </summary>
internal sealed class AzureServiceBus : Framework
{
    /// <summary>The option that leaves settling to a processor, or takes it.</summary>
    public const string AutoComplete = "AutoCompleteMessages";

    private const string Space = "Azure.Messaging.ServiceBus.";
    private const string ProcessorOptions = Space + "ServiceBusProcessorOptions";
    private const string SessionProcessorOptions = Space + "ServiceBusSessionProcessorOptions";
    private const string CreateProcessor = "CreateProcessor";
    private const string CreateSessionProcessor = "CreateSessionProcessor";
    private const string ReceiveMode = "ReceiveMode";
    private const string DeletingMode = "ReceiveAndDelete";

    private static readonly string[] Processors = { Space + "ServiceBusProcessor", Space + "ServiceBusSessionProcessor" };

    private const string Receiver = Space + "ServiceBusReceiver";

    private static readonly string[] Settlers = { Space + "ProcessMessageEventArgs", Space + "ProcessSessionMessageEventArgs", Receiver };

    /// <summary>Properties of a message that tell it from another one, or may.</summary>
    private static readonly string[] IdProperties = { "MessageId", "CorrelationId", "ApplicationProperties" };

    private static readonly string[] Options = { ProcessorOptions, SessionProcessorOptions, Space + "ServiceBusReceiverOptions" };

    private static readonly string[] Receptions = { "ReceiveMessageAsync", "ReceiveMessagesAsync" };

    public override string MarkerType => Space + "ServiceBusClient";

    public override IReadOnlyCollection<string> ReceptionMethods => Receptions;

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override bool Knows(IMethodSymbol member) => IsDelivery(member.AssociatedSymbol) || member.Name switch
    {
        "CompleteMessageAsync" or "AbandonMessageAsync" or "DeadLetterMessageAsync" or "DeferMessageAsync" => Settlers.Contains(member.ContainingType.FullName()),
        "SendMessageAsync" or "SendMessagesAsync" or "ScheduleMessageAsync" or "ScheduleMessagesAsync" => member.ContainingType.FullName() == Space + "ServiceBusSender",
        _ when Receptions.Contains(member.Name) => member.ContainingType.FullName() == Receiver,
        "set_" + ReceiveMode => Options.Contains(member.ContainingType.FullName()),
        _ => false,
    };

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        _ when Receptions.Contains(call.TargetMethod.Name) => ConsumeLoops.Receive(call),
        "CompleteMessageAsync" => new Settlement(call, SettlementKind.Acknowledged, null) { IsPolled = IsPolled(call), Remedy = "Abandon it, or put it aside with 'DeadLetterMessageAsync'" },
        "AbandonMessageAsync" or "DeadLetterMessageAsync" or "DeferMessageAsync" => new Settlement(call, SettlementKind.Refused, null) { IsPolled = IsPolled(call) },
        _ => new Publish(call, NewIds.IsGivenTo(call)) { Scope = PublisherScope.Process },
    };

    /// <summary>Whether a receiver of this project deletes what it hands over, or may.</summary>
    public override bool MayForget(Reception reception, CommunicationModel model) => model.Says(DeletingMode);

    public override Fact? Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) =>
        property.Name == ReceiveMode && assignment.Value.Resolve() is IFieldReferenceOperation { Field.Name: DeletingMode }
            ? new AutomaticSettlement(assignment, "this receiver", "Use 'PeekLock' and complete each message after its work")
            : null;

    public override Fact? Classify(IEventAssignmentOperation subscription, IEventSymbol subscribed, CommunicationModel model)
    {
        if (subscription.HandlerValue.DelegateTarget() is not { } target) return null;

        var setting = (subscription.EventReference as IEventReferenceOperation)?.Instance is { } processor ? AutoCompleteOf(processor, model) : default;
        var entryPoint = new EntryPoint(EntryPointKind.Message, target.HandlerName($"{subscribed.ContainingType.Name}.{subscribed.Name}"))
        {
            MayRunOnce = model.Says(DeletingMode),
            SettlesItself = setting.IsOn == false,
        };
        return new Handler(subscription, target, entryPoint) { IsSettledBy = setting.IsOn == true ? setting.Said : null };
    }

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method.Parameters.Length == 1 && Settlers.Contains(method.Parameters[0].Type.FullName())
            ? EventSubscriptions.Of(method, IsDelivery, model).Select(taken => (model.Frameworks.Classify(taken, model) as Handler)?.EntryPoint).FirstOrDefault(found => found is not null)
            : null;

    public override Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model) =>
        publish.Operation.Argument("message")?.Resolve() is IObjectCreationOperation { Arguments.Length: 1 } message && message.Type?.FullName() == Space + "ServiceBusMessage" && !publish.Operation.IsBesideNameOf(IdProperties)
            ? new Unidentified(message.Arguments[0].Value, "its 'MessageId'")
            : null;

    /// <summary>The type of the options that a method which makes a processor takes.</summary>
    public static string OptionsOf(string method) => method == CreateSessionProcessor ? SessionProcessorOptions : ProcessorOptions;

    private static bool IsPolled(IInvocationOperation settlement) => settlement.TargetMethod.ContainingType.FullName() == Receiver;

    private static bool IsDelivery(ISymbol? symbol) => symbol is IEventSymbol { Name: "ProcessMessageAsync" } && Processors.Contains(symbol.ContainingType.FullName());

    /// <summary>Whether a processor completes messages itself, and what says so: its making without options, or its options. Null where that is out of sight.</summary>
    private static (bool? IsOn, IOperation? Said) AutoCompleteOf(IOperation processor, CommunicationModel model)
    {
        if (model.OriginOf(processor) is not IInvocationOperation { TargetMethod.Name: CreateProcessor or CreateSessionProcessor } made || made.TargetMethod.ContainingType.FullName() != Space + "ServiceBusClient") return default;
        if (made.Argument("options") is not { } given) return (true, made);
        if (model.OriginOf(given) is not IObjectCreationOperation options || !Options.Contains(options.Type?.FullName() ?? "")) return default;

        // Set in the initializer, or later: what is set elsewhere is looked for by its name.
        if (options.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(IsAutoComplete) is { } inPlace)
            return inPlace.Value.ConstantValue is { HasValue: true, Value: bool value } ? (value, options) : default;
        return options.Root().Descendants().OfType<ISimpleAssignmentOperation>().Any(IsAutoComplete) ? default : (true, options);

        static bool IsAutoComplete(ISimpleAssignmentOperation assignment) => assignment.Target is IPropertyReferenceOperation { Property.Name: AutoComplete };
    }
}

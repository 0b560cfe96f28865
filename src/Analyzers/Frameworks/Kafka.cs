using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Confluent.Kafka: loops that consume, offsets and producing. Left at its defaults, a consumer stores the offset of a message as it hands it over, and
/// commits what is stored every few seconds (Confluent documentation, "Apache Kafka .NET Client", "Committing offsets").
/// </summary>
internal sealed class Kafka : Framework
{
    /// <summary>The setting by which an offset counts before the work, and the method that makes it count after.</summary>
    public const string AutoOffsetStore = "EnableAutoOffsetStore";
    public const string StoreOffset = "StoreOffset";

    public const string Consume = "Consume";
    public const string ConsumerBuilder = "ConsumerBuilder";

    private const string Space = "Confluent.Kafka.";
    private const string ConsumerType = Space + "IConsumer`2";
    private const string ProducerType = Space + "IProducer`2";
    private const string ConfigType = Space + "ConsumerConfig";

    /// <summary>Names that only code with transactions uses.</summary>
    private static readonly string[] Transactional = { "InitTransactions", "TransactionalId", "SendOffsetsToTransaction" };

    /// <summary>Settings that decide when an offset counts.</summary>
    private static readonly string[] OffsetSettings = { "EnableAutoCommit", AutoOffsetStore };

    /// <summary>Properties of a message that tell it from another one, or may, where they are not set as it is made.</summary>
    private static readonly string[] IdProperties = { "Key", "Headers" };

    public override string MarkerType => ConsumerType;

    public override IReadOnlyCollection<string> ReceptionMethods { get; } = new[] { Consume };

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override bool Knows(IMethodSymbol method) => method.Name switch
    {
        Consume or "Commit" or StoreOffset => method.ContainingType.FullName() == ConsumerType,
        "Produce" or "ProduceAsync" => method.ContainingType.FullName() == ProducerType,
        _ => false,
    };

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        Consume => ConsumeLoops.Receive(call),
        "Commit" or StoreOffset => new Settlement(call, SettlementKind.Acknowledged, null) { IsPolled = true, Remedy = "Publish it to a topic for failed messages first" },
        _ => new Publish(call, NewIds.IsGivenTo(call)) { Scope = IsTransactional(model) ? PublisherScope.Unknown : PublisherScope.Process },
    };

    /// <summary>Whether nobody learns what became of a message: no handler is given, and none for errors of the producer either, or nobody waits for it.</summary>
    public override bool IsUnobserved(Publish publish, CommunicationModel model) =>
        publish.Operation.TargetMethod.Name == "Produce" && publish.Operation.Argument("deliveryHandler") is null or { ConstantValue: { HasValue: true, Value: null } } &&
        !IsTransactional(model) && !(model.Says("SetErrorHandler") && model.Says("Flush"));

    public override Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model) =>
        publish.Operation.Argument("message")?.Resolve() is IObjectCreationOperation { Initializer: { } said } message && message.Type?.FullName() == Space + "Message`2" &&
        message.Assigned("Value") is { } value && said.Initializers.Length == 1 && !publish.Operation.IsBesideNameOf(IdProperties)
            ? new Unidentified(value, "its 'Key'")
            : null;

    private static bool IsTransactional(CommunicationModel model) => Transactional.Any(model.Says);

    public override IObjectCreationOperation? StoresFirst(Reception reception, CommunicationModel model)
    {
        if (reception.Operation.Instance is not { } consumer || model.OriginOf(consumer) is not IInvocationOperation { TargetMethod.Name: "Build" } build || !build.TargetMethod.ContainingType.FullName().StartsWith(Space, StringComparison.Ordinal)) return null;

        var builder = FluentChain.Back(build).LastOrDefault()?.Instance ?? build.Instance;
        if (builder is null || model.OriginOf(builder) is not IObjectCreationOperation { Arguments.Length: 1 } made) return null;
        if (model.OriginOf(made.Arguments[0].Value) is not IObjectCreationOperation { Arguments.IsEmpty: true } config || config.Type?.FullName() != ConfigType || config.Root() != made.Root()) return null;

        return config.Root().Descendants().Any(MaySet) || IsTransactional(model) || Commits(reception.Loop, model) ? null : config;
    }

    /// <summary>Whether a loop commits offsets when it sees fit, itself or in functions of this compilation that it calls.</summary>
    private static bool Commits(ILoopOperation loop, CommunicationModel model)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>();
        pending.Push(loop);
        while (pending.Count > 0)
        {
            foreach (var called in pending.Pop().Descendants().OfType<IInvocationOperation>().Select(call => call.TargetMethod))
            {
                if (called.Name == "Commit" && called.ContainingType.FullName() == ConsumerType) return true;
                if (!seen.Add(called)) continue;
                foreach (var body in model.Implementations.Of(called).Select(model.BodyOf).OfType<IOperation>()) pending.Push(body);
            }
        }

        return false;
    }

    private static bool MaySet(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } =>
            OffsetSettings.Contains(name) && value.Unwrap().ConstantValue is not { HasValue: true, Value: true },
        IInvocationOperation { TargetMethod: { Name: "Set", ContainingType: { } type } } => type.FullName() == Space + "Config",
        _ => false,
    };
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Grpc;
using Wirecheck.Analyzers.Http;
using Wirecheck.Analyzers.Messaging;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers;

/// <summary>A rule about one fact, wherever it stands.</summary>
internal interface IFactRule<in TFact>
    where TFact : Fact
{
    void Inspect(TFact fact, RuleContext context);
}

/// <summary>A rule about what one statement of a request handler leads to.</summary>
internal interface IRequestPathRule
{
    /// <param name="at">The call in the handler's own body.</param>
    /// <param name="entryPoint">The handler.</param>
    /// <param name="reached">The remote calls it leads to: itself with an empty path, or those behind it.</param>
    /// <param name="context">The model, the options, and where to report.</param>
    void Inspect(IInvocationOperation at, EntryPoint entryPoint, ImmutableArray<ReachedCall> reached, RuleContext context);
}

/// <summary>A rule about a message consumer as a whole.</summary>
internal interface IConsumerRule
{
    void Inspect(Consumer consumer, RuleContext context);
}

/// <summary>The rules, by what they ask for.</summary>
internal static class Rules
{
    public static readonly ImmutableArray<IFactRule<RemoteCall>> OfRemoteCalls = ImmutableArray.Create<IFactRule<RemoteCall>>(
        new BlockingRemoteCall(),
        new CancellationIgnored(),
        new HardCodedAddress(),
        new UntypedAnswer(),
        new MissingDeadline(),
        new DeadlineNotPropagated(),
        new DeadlineNotUtc(),
        new DeadlineComputedOnce(),
        new StreamingCallNotDisposed(),
        new PropagationOutsideCall());

    public static readonly ImmutableArray<IFactRule<DeadlineSetting>> OfDeadlines = ImmutableArray.Create<IFactRule<DeadlineSetting>>(
        new DeadlineNotUtc(),
        new DeadlineComputedOnce());

    public static readonly ImmutableArray<IFactRule<BlockingWait>> OfWaits = ImmutableArray.Create<IFactRule<BlockingWait>>(new BlockingRemoteCall());

    public static readonly ImmutableArray<IFactRule<ClientCreation>> OfCreations = ImmutableArray.Create<IFactRule<ClientCreation>>(
        new ClientPerCall(),
        new HardCodedAddress(),
        new ChannelPerCall());

    public static readonly ImmutableArray<IFactRule<AddressSetting>> OfAddresses = ImmutableArray.Create<IFactRule<AddressSetting>>(new HardCodedAddress());

    public static readonly ImmutableArray<IFactRule<BodyRead>> OfBodies = ImmutableArray.Create<IFactRule<BodyRead>>(new UntypedAnswer());

    public static readonly ImmutableArray<IFactRule<ClientRegistration>> OfRegistrations = ImmutableArray.Create<IFactRule<ClientRegistration>>(new OldHttpVersion());

    public static readonly ImmutableArray<IFactRule<ResilienceStep>> OfResilience = ImmutableArray.Create<IFactRule<ResilienceStep>>(new RepeatedWrite(), new StackedResilience());

    public static readonly ImmutableArray<IFactRule<ServiceRegistration>> OfServices = ImmutableArray.Create<IFactRule<ServiceRegistration>>(new CapturedTypedClient());

    public static readonly ImmutableArray<IFactRule<TimeoutSetting>> OfTimeouts = ImmutableArray.Create<IFactRule<TimeoutSetting>>(new InfiniteTimeout());

    public static readonly ImmutableArray<IFactRule<Subscription>> OfSubscriptions = ImmutableArray.Create<IFactRule<Subscription>>(
        new AutomaticAcknowledgement(),
        new NoPrefetchLimit());

    public static readonly ImmutableArray<IFactRule<AutomaticSettlement>> OfAutomaticSettlements = ImmutableArray.Create<IFactRule<AutomaticSettlement>>(new AutomaticAcknowledgement());

    public static readonly ImmutableArray<IFactRule<Handler>> OfHandlers = ImmutableArray.Create<IFactRule<Handler>>(new ManualSettlement());

    public static readonly ImmutableArray<IFactRule<Reception>> OfReceptions = ImmutableArray.Create<IFactRule<Reception>>(new OffsetStoredFirst());

    public static readonly ImmutableArray<IFactRule<Guard>> OfGuards = ImmutableArray.Create<IFactRule<Guard>>(new ClaimWithoutExpiry());

    public static readonly ImmutableArray<IFactRule<Settlement>> OfSettlements = ImmutableArray.Create<IFactRule<Settlement>>(
        new AcknowledgedBeforeWork(),
        new SwallowedFailure(),
        new RequeueLoop());

    public static readonly ImmutableArray<IFactRule<Publish>> OfPublishes = ImmutableArray.Create<IFactRule<Publish>>(
        new PublishDiscarded(),
        new AcknowledgementIgnored(),
        new UnobservedProduce(),
        new PublishUnconfirmed(),
        new AtMostOnceEvent(),
        new EventWithoutId(),
        new OutboxBypassed());

    public static readonly ImmutableArray<IFactRule<WritePair>> OfWritePairs = ImmutableArray.Create<IFactRule<WritePair>>(
        new DualWrite(),
        new PublishAfterLastSave(),
        new PublishOutsideTransaction());

    public static readonly ImmutableArray<IFactRule<TransactionStart>> OfTransactions = ImmutableArray.Create<IFactRule<TransactionStart>>(new RemoteCallInTransaction());

    public static readonly ImmutableArray<IRequestPathRule> OfRequestPaths = ImmutableArray.Create<IRequestPathRule>(new SynchronousInternalCall());

    public static readonly ImmutableArray<IConsumerRule> OfConsumers = ImmutableArray.Create<IConsumerRule>(new MissingIdempotencyGuard(), new CheckThenAct(), new UnsettledPath());
}

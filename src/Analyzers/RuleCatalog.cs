using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers;

/// <summary>Every rule's descriptor, in one table. A rule's page is docs/analyzers/&lt;id&gt;.md.</summary>
public static class RuleCatalog
{
    /// <summary>WIRE1001: a request handler waits on an internal service over HTTP.</summary>
    public static readonly DiagnosticDescriptor SynchronousInternalCall = new(
        "WIRE1001",
        "Synchronous HTTP call to an internal service on the request path",
        "This request waits on {0} over HTTP ({1}): when that is slow, requests pile up here. Publish a message if the answer can wait, or use gRPC with a deadline.",
        Categories.Http,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A handler that waits on another service over HTTP holds its own caller until that service answers. One slow service exhausts every service in front of it.",
        HelpLink("WIRE1001"));

    /// <summary>WIRE1002: a request handler or consumer holds a thread until another service answers.</summary>
    public static readonly DiagnosticDescriptor BlockingRemoteCall = new(
        "WIRE1002",
        "Blocking wait on a remote call",
        "This blocks a thread until '{0}' answers ({1}): when that is slow, the thread pool runs dry and every request waits. Await it.",
        Categories.Http,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A thread that waits for another service does nothing else. The pool adds a few threads a second, and requests arrive faster: one slow service stops the whole process.",
        HelpLink("WIRE1002"));

    /// <summary>WIRE1003: an <c>HttpClient</c> is made for every request.</summary>
    public static readonly DiagnosticDescriptor ClientPerCall = new(
        "WIRE1003",
        "HttpClient created per call",
        "An HttpClient is made {0}: each opens connections of its own and leaves them behind, until no port is left. Take it from IHttpClientFactory, or share one.",
        Categories.Http,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Disposing of a client closes its connections, whose ports stay taken for minutes (TIME_WAIT); not disposing of it keeps them open. Under load the host runs out of ports, and every call pays for a new TCP and TLS handshake.",
        HelpLink("WIRE1003"));

    /// <summary>WIRE1004: a call goes on when nobody waits for its answer.</summary>
    public static readonly DiagnosticDescriptor CancellationIgnored = new(
        "WIRE1004",
        "Remote call ignores the request's cancellation",
        "'{0}' goes on when the caller of '{1}' has gone: work for nobody, while the service is slow of all times. Pass '{2}'.",
        Categories.Http,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Callers give up when a service is slow. A call that does not learn of it keeps its connection and memory, and makes the slow service work on answers that nobody reads.",
        HelpLink("WIRE1004"));

    /// <summary>WIRE1005: a client that waits for ever.</summary>
    public static readonly DiagnosticDescriptor InfiniteTimeout = new(
        "WIRE1005",
        "Remote call that can hang",
        "This client waits for ever, and nothing in sight ends its calls: when a service hangs, so does everyone who asked it. Set a time-out, or end each call with 'CancelAfter'.",
        Categories.Http,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "HttpClient gives up after 100 seconds. Without that, a server that accepts a connection and never answers holds its caller until one of them is restarted.",
        HelpLink("WIRE1005"));

    /// <summary>WIRE1006: a request that does its work twice is sent twice.</summary>
    public static readonly DiagnosticDescriptor RepeatedWrite = new(
        "WIRE1006",
        "Retry of a non-idempotent request",
        "'{0}' sends every failed request of '{1}' again, '{2}' too: after a time-out the first one may have done its work. Send an idempotency key, or retry safe methods only.",
        Categories.Http,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A request that timed out has often been carried out: only its answer was lost. Sending a POST or PATCH again then orders, pays or books twice (RFC 9110, section 9.2.2).",
        HelpLink("WIRE1006"));

    /// <summary>WIRE1007: two handlers of one client retry.</summary>
    public static readonly DiagnosticDescriptor StackedResilience = new(
        "WIRE1007",
        "Stacked resilience handlers",
        "'{0}' retries what '{1}' retries already: attempts multiply, and a service in trouble gets many times its load. Keep one of them.",
        Categories.Http,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Each handler of a client's pipeline runs those inside it. Two that retry three times send sixteen requests for one, and take the product of their time-outs.",
        HelpLink("WIRE1007"));

    /// <summary>WIRE1008: a singleton keeps a typed client.</summary>
    public static readonly DiagnosticDescriptor CapturedTypedClient = new(
        "WIRE1008",
        "Typed client captured by a singleton",
        "'{0}' lives as long as the process and keeps its '{1}': its connections are never renewed, and a change in DNS is never seen. Take IHttpClientFactory instead, or limit PooledConnectionLifetime.",
        Categories.Http,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The client factory renews its handlers every two minutes, but a client that is kept keeps the handler it was made with. After a failover or a deployment it goes on calling addresses that are gone.",
        HelpLink("WIRE1008"));

    /// <summary>WIRE1009: a service can only move with a release of its caller.</summary>
    public static readonly DiagnosticDescriptor HardCodedAddress = new(
        "WIRE1009",
        "Hard-coded service address",
        "The address of internal service '{0}' is written here: it cannot move, or differ between environments, without a release of this one. Read it from configuration, or find the service by name.",
        Categories.Http,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "Where a service runs is decided when it is deployed. An address in code ties each caller's release to that decision.",
        HelpLink("WIRE1009"));

    /// <summary>WIRE1010: what another team's service answers is taken apart by the names of its fields.</summary>
    public static readonly DiagnosticDescriptor UntypedAnswer = new(
        "WIRE1010",
        "Internal JSON call without a contract",
        "What internal service '{0}' answers is read as '{1}', field by field: when that service renames one, this fails in production and not at build. Read it into a type, or call over gRPC with a contract.",
        Categories.Http,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "A field that is looked up by its name is part of a contract that nobody wrote down. No compiler and no comparison of contracts sees that it is used.",
        HelpLink("WIRE1010"));

    /// <summary>WIRE1011: a client that takes a connection for each request in flight.</summary>
    public static readonly DiagnosticDescriptor OldHttpVersion = new(
        "WIRE1011",
        "Internal HTTP client left on HTTP/1.1",
        "Calls to internal service '{0}' go over HTTP/1.1: each takes a connection of its own while it waits. Set 'DefaultRequestVersion' to HttpVersion.Version20 to share one.",
        Categories.Http,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "HTTP/1.1 answers one request at a time on a connection, so a slow service is met with ever more connections. HTTP/2 carries many requests on one, and falls back to 1.1 where the server cannot.",
        HelpLink("WIRE1011"));

    /// <summary>WIRE2001: a gRPC call that may wait forever.</summary>
    public static readonly DiagnosticDescriptor MissingDeadline = new(
        "WIRE2001",
        "gRPC call without a deadline",
        "'{0}' has no deadline: if the server hangs, this call waits forever. Pass 'deadline:', or set one for all its calls in the client's registration.",
        Categories.Grpc,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "gRPC has no default deadline. A call without one holds its caller, its memory and its connection for as long as the server does.",
        HelpLink("WIRE2001"));

    /// <summary>WIRE2002: a gRPC call that goes on when the call it is made for is over.</summary>
    public static readonly DiagnosticDescriptor DeadlineNotPropagated = new(
        "WIRE2002",
        "Incoming deadline or cancellation not propagated",
        "'{0}' goes on when nobody waits for '{1}' any longer: neither the deadline nor the cancellation of that call reaches it. Pass '{2}.Deadline' and '{2}.CancellationToken', or register the client with 'EnableCallContextPropagation()'.",
        Categories.Grpc,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A service that is slow is called again by callers that gave up waiting. Work for a caller that is gone keeps it slow, and every service behind it.",
        HelpLink("WIRE2002"));

    /// <summary>WIRE2003: a deadline that the client refuses.</summary>
    public static readonly DiagnosticDescriptor DeadlineNotUtc = new(
        "WIRE2003",
        "Deadline is not UTC",
        "The client throws here instead of calling: the deadline comes from '{0}', which is not UTC. Use 'DateTime.UtcNow', or convert it with 'ToUniversalTime()'.",
        Categories.Grpc,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A deadline is a moment that two machines have to agree on. The gRPC client takes it in UTC only, and throws InvalidOperationException for any other kind of DateTime.",
        HelpLink("WIRE2003"));

    /// <summary>WIRE2004: a deadline that passes once, for all calls to come.</summary>
    public static readonly DiagnosticDescriptor DeadlineComputedOnce = new(
        "WIRE2004",
        "Deadline computed once",
        "'{0}' holds a deadline that was computed once: when that moment has passed, every call fails with DeadlineExceeded before it is sent. Compute it for each call, for example in a property with '=>'.",
        Categories.Grpc,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A deadline is a moment, not a length of time. Kept in a field it works in every test, and stops all calls of the process some seconds after it started.",
        HelpLink("WIRE2004"));

    /// <summary>WIRE2005: a channel is made for every call.</summary>
    public static readonly DiagnosticDescriptor ChannelPerCall = new(
        "WIRE2005",
        "Channel created per call",
        "A GrpcChannel is made {0}: each opens a connection of its own before its first call can go out. Register the client with AddGrpcClient, or share one channel.",
        Categories.Grpc,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A channel is made for many calls: they share its HTTP/2 connection. One for each call pays for TCP, TLS and HTTP/2 handshakes every time, and leaves ports taken behind it.",
        HelpLink("WIRE2005"));

    /// <summary>WIRE2006: a streaming call that stays open when its reader leaves.</summary>
    public static readonly DiagnosticDescriptor StreamingCallNotDisposed = new(
        "WIRE2006",
        "Streaming call not disposed",
        "Nothing disposes of the call '{0}': when this code leaves before the stream has ended, the server goes on with it. Declare it with 'using'.",
        Categories.Grpc,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A streaming call is over when its stream has been read to the end, or when it is disposed of. An exception or an early return leaves it open on both sides, with its buffers and its place among the streams of the connection.",
        HelpLink("WIRE2006"));

    /// <summary>WIRE2007: a client that passes on the call being served, where none is.</summary>
    public static readonly DiagnosticDescriptor PropagationOutsideCall = new(
        "WIRE2007",
        "Context propagation outside a gRPC call",
        "This call throws: its client is registered with EnableCallContextPropagation(), and no gRPC call is being served here ({0}). Register a client without it for this place, or set SuppressContextNotFoundErrors.",
        Categories.Grpc,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A client that propagates the context of the call being served throws InvalidOperationException where there is none: in controllers, endpoints, consumers and background work.",
        HelpLink("WIRE2007"));

    /// <summary>WIRE3001: a redelivered message does its work twice.</summary>
    public static readonly DiagnosticDescriptor MissingIdempotencyGuard = new(
        "WIRE3001",
        "Message consumer without an idempotency guard",
        "A redelivered message makes '{0}' {1} again (line {2}): nothing before it checks that the message is new. Guard it with {3}.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Brokers deliver at least once: after a crash, a time-out or a rebalance the same message arrives again. Work that must happen once needs an atomic guard before it.",
        HelpLink("WIRE3001"));

    /// <summary>WIRE3002: a claim in two steps.</summary>
    public static readonly DiagnosticDescriptor CheckThenAct = new(
        "WIRE3002",
        "Idempotency guard is check-then-act",
        "Two deliveries at a time both find nothing by '{0}', and both go on before the key is set (line {1}). Claim it in one command before the work: SET NX with an expiry, or an insert under a unique key.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A broker that delivers a message again may do so while the first delivery is still at work. Between the question and the mark both see an empty place.",
        HelpLink("WIRE3002"));

    /// <summary>WIRE3003: what was done is remembered in memory.</summary>
    public static readonly DiagnosticDescriptor StateInMemory = new(
        "WIRE3003",
        "Idempotency state kept in memory",
        "What this consumer remembers of its messages is gone with the process, and unknown to other instances: a redelivered message makes it {0} again (line {1}). Guard it with {2}.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Redelivery follows a crash or a deployment more often than anything else, and then the memory is empty. A second instance has never had it.",
        HelpLink("WIRE3003"));

    /// <summary>WIRE3004: claims pile up.</summary>
    public static readonly DiagnosticDescriptor ClaimWithoutExpiry = new(
        "WIRE3004",
        "Idempotency key without expiry",
        "Every message leaves a key in Redis that is never removed: memory fills up until Redis evicts keys that are needed, or refuses writes. Give it an expiry longer than the broker redelivers.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A claim is of use as long as its message can come again, which is minutes or days. Without an expiry the store grows with every message there ever was.",
        HelpLink("WIRE3004"));

    /// <summary>WIRE3005: the broker forgets a message as it sends it.</summary>
    public static readonly DiagnosticDescriptor AutomaticAcknowledgement = new(
        "WIRE3005",
        "Automatic acknowledgement",
        "The broker forgets each message of {0} as it sends it: when its work fails or the process stops, it is lost. {1}.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "With automatic acknowledgement a message counts as done when it is written to the connection. What fails afterwards, or waits in memory when the process stops, is lost, and nothing limits how much waits there.",
        HelpLink("WIRE3005"));

    /// <summary>WIRE3006: a message is acknowledged before its work.</summary>
    public static readonly DiagnosticDescriptor AcknowledgedBeforeWork = new(
        "WIRE3006",
        "Acknowledged before the work",
        "The message is acknowledged here, and only then does the code {0} (line {1}): when that fails or the process stops, it is lost. Acknowledge after the work.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An acknowledgement tells the broker that it may forget the message. Work that follows it is done at most once: a failure or a stop in between loses it, and no redelivery makes up for that.",
        HelpLink("WIRE3006"));

    /// <summary>WIRE3007: a message is acknowledged although its work failed.</summary>
    public static readonly DiagnosticDescriptor SwallowedFailure = new(
        "WIRE3007",
        "Acknowledged after a swallowed failure",
        "'{0}' acknowledges the message when its work has failed, too: it is lost, with a log entry at best. {1}.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A catch-all that goes on to the acknowledgement turns every outage of what the work depends on into lost messages, one for each that arrives while it lasts.",
        HelpLink("WIRE3007"));

    /// <summary>WIRE3008: a failing message is put back for ever.</summary>
    public static readonly DiagnosticDescriptor RequeueLoop = new(
        "WIRE3008",
        "Requeue loop",
        "'{0}' puts back every message that fails, and the broker delivers it again at once: one that always fails keeps this consumer busy for ever. Dead-letter it with 'requeue: false', or count its deliveries.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A requeued message goes back to the head of its queue and is delivered again within milliseconds. One that can never succeed turns the consumer, the broker and the log into a busy loop.",
        HelpLink("WIRE3008"));

    /// <summary>WIRE3009: a path leaves a message with its consumer.</summary>
    public static readonly DiagnosticDescriptor UnsettledPath = new(
        "WIRE3009",
        "Message not settled on every path",
        "'{0}' may return without '{1}' (line {2}) or a refusal: the message stays with this consumer, counts against its prefetch limit, and comes again only when the connection ends. Settle it on every path.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A message that is neither acknowledged nor refused waits at its consumer. When as many wait as the prefetch limit allows, the consumer gets no more, and looks healthy.",
        HelpLink("WIRE3009"));

    /// <summary>WIRE3010: a library settles what a handler leaves open.</summary>
    public static readonly DiagnosticDescriptor ManualSettlement = new(
        "WIRE3010",
        "Manual settlement with auto-complete",
        "The processor (line {1}) completes every message whose handler returns, so also where '{0}' is not reached: what this handler means to leave open is gone. Set 'AutoCompleteMessages' to false.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A handler that settles messages itself decides which of them come again. While the processor completes what is left, every early return loses its message.",
        HelpLink("WIRE3010"));

    /// <summary>WIRE3011: an offset is stored before the work.</summary>
    public static readonly DiagnosticDescriptor OffsetStoredFirst = new(
        "WIRE3011",
        "Kafka offset stored before the work",
        "The offset of a message is stored as 'Consume' hands it over, and only then does the code {0} (line {1}): when that fails or the process stops, the message may be skipped. Set 'EnableAutoOffsetStore' to false and call 'StoreOffset' after the work.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "By default the client commits offsets in the background, those of messages in work included. After a restart the group goes on behind them.",
        HelpLink("WIRE3011"));

    /// <summary>WIRE3012: a consumer is sent its whole queue.</summary>
    public static readonly DiagnosticDescriptor NoPrefetchLimit = new(
        "WIRE3012",
        "No prefetch limit",
        "Nothing limits how many messages this consumer holds: after an outage the broker sends it the whole queue, until its memory is full and other instances idle. Set a limit with 'BasicQos' before this call.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Without a prefetch limit the broker sends a consumer everything it has. The backlog of an outage lands in the memory of one instance, where it counts as delivered and no other instance can help.",
        HelpLink("WIRE3012"));

    /// <summary>WIRE3101: a failed publish that nobody learns of.</summary>
    public static readonly DiagnosticDescriptor PublishDiscarded = new(
        "WIRE3101",
        "Publish task discarded",
        "Nobody waits for this publish: when the broker is away the message is lost, and no log tells of it. Await it.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A publish that is not awaited reports its failure to a task that nobody looks at. The process may also stop before the message is out.",
        HelpLink("WIRE3101"));

    /// <summary>WIRE3102: the answer of a stream is dropped.</summary>
    public static readonly DiagnosticDescriptor AcknowledgementIgnored = new(
        "WIRE3102",
        "JetStream publish acknowledgement ignored",
        "A stream that refuses this message says so in its answer, and throws nothing: the message is lost, and nobody knows. Call 'EnsureSuccess()' on the answer.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The answer to a publish carries the error of the stream: no space left, an unexpected sequence, a message too large. The client leaves it to the caller to look.",
        HelpLink("WIRE3102"));

    /// <summary>WIRE3103: nobody hears that a message could not be delivered.</summary>
    public static readonly DiagnosticDescriptor UnobservedProduce = new(
        "WIRE3103",
        "Kafka produce without a delivery handler",
        "'Produce' only queues the message: when the broker refuses it, or the process stops before it is sent, nobody knows. Pass a delivery handler, or await 'ProduceAsync'.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Produce returns when the message is in the memory of this process. Whether it arrived is told to the delivery handler alone.",
        HelpLink("WIRE3103"));

    /// <summary>WIRE3104: nobody asks whether the broker has a message.</summary>
    public static readonly DiagnosticDescriptor PublishUnconfirmed = new(
        "WIRE3104",
        "RabbitMQ publish without confirms",
        "The broker is not asked to confirm what comes through this channel (made on line {0}): a message that it never got, or could not store, counts as published. Switch publisher confirms on.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Without publisher confirms a publish ends when the message is written to the connection. One that is lost with the connection, or refused by the broker, is lost without an error.",
        HelpLink("WIRE3104"));

    /// <summary>WIRE3105: a message is gone unless somebody listens just then.</summary>
    public static readonly DiagnosticDescriptor AtMostOnceEvent = new(
        "WIRE3105",
        "Event on an at-most-once transport",
        "Core NATS keeps nothing: who is not connected just now never gets this message. Publish it to a stream, through 'INatsJSContext'.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "A message published through core NATS goes to whoever listens at that moment. A consumer that is being deployed misses it for good.",
        HelpLink("WIRE3105"));

    /// <summary>WIRE3106: a message holds nothing that tells it from another one.</summary>
    public static readonly DiagnosticDescriptor EventWithoutId = new(
        "WIRE3106",
        "Event without a stable id",
        "{0} is published with no id: who gets it a second time cannot tell that from a second event. Give its contract an id that is made where the event happens, or set {1}.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "Brokers deliver at least once, and publishers try again. A receiver can only leave out what it has done if each message says which one it is.",
        HelpLink("WIRE3106"));

    /// <summary>WIRE3201: changes are saved and a message is published, and each may happen without the other.</summary>
    public static readonly DiagnosticDescriptor DualWrite = new(
        "WIRE3201",
        "Dual write",
        "This message and the changes saved on line {0} are two writes: {1}. Publish through {2}.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A database and a broker share no transaction. A process that writes to one after the other stops in between sooner or later, and then the two tell different stories for good.",
        HelpLink("WIRE3201"));

    /// <summary>WIRE3202: a message stays in the outbox.</summary>
    public static readonly DiagnosticDescriptor PublishAfterLastSave = new(
        "WIRE3202",
        "Publish after the last save",
        "The bus's outbox sends this message when changes are saved, and they were saved before it (line {0}): it is never sent. Publish first, then save.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An outbox stores messages with the changes that are saved. What is published after the last save of a scope is dropped with the scope, without an error.",
        HelpLink("WIRE3202"));

    /// <summary>WIRE3203: a message goes past the outbox.</summary>
    public static readonly DiagnosticDescriptor OutboxBypassed = new(
        "WIRE3203",
        "Outbox bypassed",
        "'IBus' goes past the outbox that is configured: this message is out before the changes it tells of are saved, and although saving them fails. Use '{0}'.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The outbox takes the place of a scope's own publishers. The bus itself belongs to the process, knows no scope and sends at once.",
        HelpLink("WIRE3203"));

    /// <summary>WIRE3204: a message is stored outside the transaction of the changes.</summary>
    public static readonly DiagnosticDescriptor PublishOutsideTransaction = new(
        "WIRE3204",
        "CAP publish outside its transaction",
        "This message and the changes saved on line {0} are in no transaction together: each may be stored without the other. Begin one with 'Database.BeginTransaction(publisher)'.",
        Categories.Messaging,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "CAP writes messages to a table of the same database, but in the transaction of the changes only when it is told of that transaction.",
        HelpLink("WIRE3204"));

    /// <summary>WIRE3205: a transaction waits for another service.</summary>
    public static readonly DiagnosticDescriptor RemoteCallInTransaction = new(
        "WIRE3205",
        "Remote call inside a database transaction",
        "'{0}' is called inside the transaction begun on line {1}: its locks and its connection are held until the other service answers or the call times out. Call it before, or publish a message after the commit.",
        Categories.Messaging,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A transaction that waits for the network is as slow as the slowest service it calls. Its row locks block everybody else meanwhile, the connection pool runs dry, and the call cannot be rolled back.",
        HelpLink("WIRE3205"));

    /// <summary>All rules, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        SynchronousInternalCall,
        BlockingRemoteCall,
        ClientPerCall,
        CancellationIgnored,
        InfiniteTimeout,
        RepeatedWrite,
        StackedResilience,
        CapturedTypedClient,
        HardCodedAddress,
        UntypedAnswer,
        OldHttpVersion,
        MissingDeadline,
        DeadlineNotPropagated,
        DeadlineNotUtc,
        DeadlineComputedOnce,
        ChannelPerCall,
        StreamingCallNotDisposed,
        PropagationOutsideCall,
        MissingIdempotencyGuard,
        CheckThenAct,
        StateInMemory,
        ClaimWithoutExpiry,
        AutomaticAcknowledgement,
        AcknowledgedBeforeWork,
        SwallowedFailure,
        RequeueLoop,
        UnsettledPath,
        ManualSettlement,
        OffsetStoredFirst,
        NoPrefetchLimit,
        PublishDiscarded,
        AcknowledgementIgnored,
        UnobservedProduce,
        PublishUnconfirmed,
        AtMostOnceEvent,
        EventWithoutId,
        DualWrite,
        PublishAfterLastSave,
        OutboxBypassed,
        PublishOutsideTransaction,
        RemoteCallInTransaction);

    private static string HelpLink(string id) => $"https://github.com/wirecheck/wirecheck/blob/main/docs/analyzers/{id}.md";

    private static class Categories
    {
        public const string Http = "Wirecheck.Http";
        public const string Grpc = "Wirecheck.Grpc";
        public const string Messaging = "Wirecheck.Messaging";
    }
}

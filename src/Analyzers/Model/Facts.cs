using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>What one operation means, said in words that no library owns.</summary>
internal abstract record Fact(IOperation Site);

/// <summary>
/// A delegate handed to a library that will run it as an entry point: <c>app.MapPost("/checkout", handler)</c>, <c>consumer.Received += handler</c>.
/// </summary>
/// <param name="Delegate">The lambda or method group.</param>
internal sealed record Handler(IOperation Operation, IOperation Delegate, EntryPoint EntryPoint) : Fact(Operation)
{
    /// <summary>Where the library is left to settle each message when the handler returns; null where it is not, or where that is out of sight.</summary>
    public IOperation? IsSettledBy { get; init; }
}

/// <summary>A client that owns connections being made: <c>new HttpClient()</c>, <c>GrpcChannel.ForAddress(…)</c>.</summary>
/// <param name="OwnsConnections">Whether it opens connections of its own, rather than sharing a handler's that it is given.</param>
internal sealed record ClientCreation(IOperation Operation, Transport Transport, bool OwnsConnections) : Fact(Operation)
{
    /// <summary>The address it is made for; null when it is given none here.</summary>
    public IOperation? Address { get; init; }
}

/// <summary>A client being told where its calls go: <c>client.BaseAddress = …</c>, <c>new RestClient("…")</c>.</summary>
/// <param name="Address">The address.</param>
internal sealed record AddressSetting(IOperation Operation, IOperation Address) : Fact(Operation);

/// <summary>The body of an answer being read into a value.</summary>
/// <param name="Body">What is read: a text, a stream, or the content of a response.</param>
/// <param name="Type">What it is read into.</param>
internal sealed record BodyRead(IInvocationOperation Operation, IOperation Body, ITypeSymbol Type) : Fact(Operation);

/// <summary>A client that the container makes, as its registration and the builder steps after it say.</summary>
/// <param name="Client">The class that takes the <c>HttpClient</c>, or the gRPC client; null for a named client, and where a generic helper registers any.</param>
/// <param name="Name">The name it is asked for by; null where that is out of sight.</param>
/// <param name="Address">Where its calls go, when no call says otherwise.</param>
/// <param name="Steps">The registration itself, then every builder step made on its result, in order.</param>
/// <param name="IsKept">Whether the builder is kept, so that more may be configured out of sight.</param>
internal sealed record ClientRegistration(
    IInvocationOperation Operation,
    Transport Transport,
    INamedTypeSymbol? Client,
    string? Name,
    Address Address,
    ImmutableArray<IInvocationOperation> Steps,
    bool IsKept) : Fact(Operation)
{
    /// <summary>Whether something on it ends, or may end, a call by time.</summary>
    public bool MayEndCalls { get; init; }

    /// <summary>What the container is asked for to get the client.</summary>
    public INamedTypeSymbol? Service => Operation.TargetMethod.TypeArguments.FirstOrDefault() as INamedTypeSymbol ?? Client;

    /// <summary>Whether connections of a client that is kept are, or may be, renewed in time for changes in DNS.</summary>
    public bool MayRenewConnections { get; init; } = true;

    /// <summary>Whether calls made inside a gRPC service inherit its deadline.</summary>
    public bool PropagatesContext { get; init; }

    /// <summary>Whether its calls fail where no gRPC call is being served.</summary>
    public bool FailsOutsideCalls { get; init; }
}

/// <summary>A step of a client's registration that sends failed requests again, or takes such steps away.</summary>
/// <param name="RepeatsWrites">Whether it is sure to send every request again, those included that do their work twice then.</param>
internal sealed record ResilienceStep(IInvocationOperation Operation, ResilienceKind Kind, bool RepeatsWrites = false) : Fact(Operation);

/// <summary>A class registered with the container.</summary>
/// <param name="Service">What it is asked for as.</param>
/// <param name="Implementation">The class itself; null where a factory makes it.</param>
/// <param name="Lifetime">How long the container keeps one.</param>
internal sealed record ServiceRegistration(
    IInvocationOperation Operation,
    INamedTypeSymbol Service,
    INamedTypeSymbol? Implementation,
    ServiceLifetime Lifetime) : Fact(Operation);

/// <summary>A client's own time-out being set.</summary>
/// <param name="Value">What it is set to.</param>
internal sealed record TimeoutSetting(ISimpleAssignmentOperation Operation, Transport Transport, IOperation Value) : Fact(Operation);

/// <summary>The options of a remote call being given a deadline.</summary>
/// <param name="Value">The deadline.</param>
internal sealed record DeadlineSetting(IOperation Operation, IOperation Value) : Fact(Operation);

/// <summary>A request to another process that answers.</summary>
/// <param name="Name">The call as a developer reads it: <c>HttpClient.GetAsync</c>, <c>InventoryClient.GetStockAsync</c>.</param>
internal sealed record RemoteCall(
    IInvocationOperation Operation,
    Transport Transport,
    CallShape Shape,
    Access Access,
    string Name) : Fact(Operation)
{
    /// <summary>The deadline given beside the request, rather than in options; null when there is none.</summary>
    public IOperation? Deadline { get; init; }

    /// <summary>Whether the call is over when it has its one answer. Other streams may live as long as their reader does.</summary>
    public bool EndsWithOneAnswer => Shape is CallShape.Unary or CallShape.ClientStreaming;

    /// <summary>Whether the call itself holds its thread until the answer is there: it returns the answer, not a task for it.</summary>
    public bool Blocks => Shape == CallShape.Unary && !Operation.Type.IsAwaitable() && Operation.Type?.Name is not ("IAsyncEnumerable" or "IObservable");
}

/// <summary>A thread held until tasks end: <c>task.Result</c>, <c>task.Wait()</c>, <c>Task.WaitAll(…)</c>.</summary>
/// <param name="Tasks">What makes the tasks that are waited for, as far as one function shows it. Tasks that may have ended before are not among them.</param>
internal sealed record BlockingWait(IOperation Operation, ImmutableArray<IOperation> Tasks) : Fact(Operation);

/// <summary>A message handed to a broker.</summary>
/// <param name="HasNewIdentity">Whether the message gets a fresh id at each run, so that receivers cannot tell the second from the first.</param>
internal sealed record Publish(IInvocationOperation Operation, bool HasNewIdentity) : Fact(Operation)
{
    /// <summary>Whether it answers the message being consumed: its sender knows what to do when no answer comes.</summary>
    public bool IsReply { get; init; }

    /// <summary>What the publisher belongs to.</summary>
    public PublisherScope Scope { get; init; }

    /// <summary>Whether its result says if the broker has the message, and nothing is thrown when it has not.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether the broker keeps nothing of it for those who do not listen just then.</summary>
    public bool IsAtMostOnce { get; init; }

    /// <summary>The publisher that the library's outbox works through, where this one goes past it; null otherwise.</summary>
    public string? GoesPast { get; init; }
}

/// <summary>A message to which nothing is given that tells it from another one, but for what it says.</summary>
/// <param name="Content">What it says, as the library is given it.</param>
/// <param name="Place">Where an id would be given beside that, as a message of a rule names it.</param>
internal sealed record Unidentified(IOperation Content, string Place);

/// <summary>A loop asking a broker for messages: what follows in the loop is done for each.</summary>
/// <param name="Loop">The loop, which one of the calls in its head or body asks.</param>
internal sealed record Reception(IInvocationOperation Operation, ILoopOperation Loop) : Fact(Operation);

/// <summary>A consumer being set up so that its messages count as done when they are sent to it.</summary>
/// <param name="Consumer">What is set up, as a message calls it.</param>
/// <param name="Remedy">What to do instead, as a sentence without its full stop.</param>
internal sealed record AutomaticSettlement(IOperation Operation, string Consumer, string Remedy) : Fact(Operation);

/// <summary>A channel to a broker being opened: what is consumed and settled goes through one.</summary>
internal sealed record ChannelCreation(IInvocationOperation Operation) : Fact(Operation);

/// <summary>A consumer being attached to a queue.</summary>
/// <param name="Channel">What the messages come through.</param>
/// <param name="Queue">The queue's name, as it is given.</param>
/// <param name="AutoAck">Whether the broker forgets a message as it sends it, as it is given; null when nothing is, which means no.</param>
internal sealed record Subscription(IInvocationOperation Operation, IOperation? Channel, IOperation? Queue, IOperation? AutoAck) : Fact(Operation)
{
    /// <summary>How long the queue lives.</summary>
    public QueueLifetime Lifetime { get; init; }

    /// <summary>The functions that the messages make run, as far as they are in sight: each a lambda, or the body of a method or local function.</summary>
    public ImmutableArray<IOperation> Handlers { get; init; } = ImmutableArray<IOperation>.Empty;

    /// <summary>Whether the broker forgets a message as it sends it; null where that is out of sight.</summary>
    public bool? AcknowledgesItself => AutoAck is null ? false : AutoAck.Unwrap().ConstantValue is { HasValue: true, Value: bool value } ? value : null;
}

/// <summary>The broker being told what became of a message.</summary>
/// <param name="Requeue">Whether it is to be delivered again, as it is given; null when nothing is.</param>
internal sealed record Settlement(IInvocationOperation Operation, SettlementKind Kind, IOperation? Requeue) : Fact(Operation)
{
    /// <summary>Whether the code asked for the message, and asks for the next one when it likes; others are sent as soon as they are there.</summary>
    public bool IsPolled { get; init; }

    /// <summary>What to do with a message whose work failed, as a sentence without its full stop.</summary>
    public string Remedy { get; init; } = "";
}

/// <summary>The broker being told how many messages a consumer may hold unsettled.</summary>
/// <param name="Channel">What it is said for.</param>
internal sealed record PrefetchSetting(IInvocationOperation Operation, IOperation? Channel) : Fact(Operation);

/// <summary>An entity staged for insertion.</summary>
internal sealed record StagedInsert(IInvocationOperation Operation, InsertKey Key) : Fact(Operation);

/// <summary>Staged changes written to the store.</summary>
internal sealed record Commit(IInvocationOperation Operation) : Fact(Operation)
{
    /// <summary>Whether that is all it does. What stands behind an application's own interface may do more.</summary>
    public bool IsOfStore { get; init; }
}

/// <summary>A transaction of a store being begun.</summary>
internal sealed record TransactionStart(IOperation Operation) : Fact(Operation);

/// <summary>Something written to a store at once, that nothing tells from its double.</summary>
/// <param name="Description">What happens, as a verb and its object: <c>insert into 'payments'</c>.</param>
internal sealed record StoreWrite(IInvocationOperation Operation, string Description) : Fact(Operation);

/// <summary>A question to a store whose answer tells whether the work was done before.</summary>
/// <param name="Result">What the answer is compared with.</param>
internal sealed record Lookup(IInvocationOperation Operation, LookupResult Result) : Fact(Operation);

/// <summary>An operation that lets one delivery of a message pass and stops the others.</summary>
internal sealed record Guard(IInvocationOperation Operation, GuardedWhen When) : Fact(Operation)
{
    /// <summary>Whether the claim stays for ever, as far as the call says.</summary>
    public bool NeverExpires { get; init; }
}

/// <summary>What a publisher belongs to, which decides what can hold its messages back until changes are saved.</summary>
internal enum PublisherScope
{
    /// <summary>It is out of sight, a team's own, or passes messages within the process.</summary>
    Unknown,

    /// <summary>The process: messages go to the broker at once.</summary>
    Process,

    /// <summary>A request or message being handled: an outbox that is configured takes its place.</summary>
    Request,

    /// <summary>The message being consumed.</summary>
    Message,

    /// <summary>A transaction of the store, which it has to be told of.</summary>
    Transaction,
}

/// <summary>How a request travels.</summary>
internal enum Transport { Http, Grpc }

/// <summary>What a step of a client's registration does about failed requests.</summary>
internal enum ResilienceKind
{
    /// <summary>It sends them again.</summary>
    Retry,

    /// <summary>It takes away the steps before it.</summary>
    Removal,
}

/// <summary>How long the container keeps a service.</summary>
internal enum ServiceLifetime { Transient, Scoped, Singleton }

/// <summary>How many messages go each way; <see cref="Unary"/> and <see cref="ClientStreaming"/> end with one answer.</summary>
internal enum CallShape { Unary, ClientStreaming, ServerStreaming, DuplexStreaming }

/// <summary>Whether doing it twice differs from doing it once. <see cref="Unknown"/> is treated as harmless.</summary>
internal enum Access { Unknown, Read, IdempotentWrite, Write }

/// <summary>What is known of an inserted row's key.</summary>
internal enum InsertKey
{
    /// <summary>The row's creation is out of sight.</summary>
    Unknown,

    /// <summary>The store makes the key up, or the code draws a fresh one: a second delivery inserts a second row.</summary>
    Fresh,

    /// <summary>The key comes with the message: a second delivery violates the primary key.</summary>
    FromMessage,
}

/// <summary>What a store answers.</summary>
internal enum LookupResult { Exists, RowOrNull }

/// <summary>How long a queue lives.</summary>
internal enum QueueLifetime
{
    /// <summary>The queue is named or declared out of sight.</summary>
    Unknown,

    /// <summary>No longer than its consumer: what it holds then was for nobody else.</summary>
    OfConsumer,

    /// <summary>It has a name of its own, under which it waits for the next consumer.</summary>
    Lasting,
}

/// <summary>What became of a message.</summary>
internal enum SettlementKind { Acknowledged, Refused }

/// <summary>Which outcome of a guard says that this delivery may go on.</summary>
internal enum GuardedWhen { True, False, Always }

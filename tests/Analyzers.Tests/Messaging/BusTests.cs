using System.Text.RegularExpressions;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3001 over the libraries that run the methods of classes for messages: the same statements in a consumer of each.</summary>
public partial class BusTests
{
    private const string World = """
        using Microsoft.EntityFrameworkCore;
        public record OrderCreated(Guid OrderId);
        public record OrderPaid(Guid Id, Guid OrderId);
        public class Store : DbContext;
        public class Psp(HttpClient http)
        {
            public Task PayAsync(Guid order) => http.PostAsJsonAsync("https://psp.example.com/charges", order);
            public Task<string> GetAsync(Guid order) => http.GetStringAsync("https://psp.example.com/charges/" + order);
        }
        public interface IClaims { Task<bool> TryBeginAsync(Guid id); }
        public class IdempotentAttribute : Attribute;

        """;

    /// <summary>What every consumer below can use.</summary>
    private const string Injected = "Psp psp, IClaims claims";

    /// <summary>Each consumer: <c>$$</c> is its body, which knows the order's <c>id</c>; <c>##</c> is where a library's configuration may stand.</summary>
    private static readonly (string Name, Uses Uses, string Source, string Configuration)[] Consumers =
    [
        ("NServiceBus handler", Uses.NServiceBus, $$"""
            using NServiceBus;
            public class Payments({{Injected}}) : IHandleMessages<OrderCreated>
            {
                public async Task {|WIRE3001:Handle|}(OrderCreated message, IMessageHandlerContext context) { var id = message.OrderId; $$ }
            }
            """, Endpoint("")),
        ("NServiceBus timeout", Uses.NServiceBus, $$"""
            using NServiceBus;
            public class Payments({{Injected}}) : IHandleTimeouts<OrderCreated>
            {
                public async Task {|WIRE3001:Timeout|}(OrderCreated message, IMessageHandlerContext context) { var id = message.OrderId; $$ }
            }
            """, Endpoint("")),
        ("NServiceBus handler by convention", Uses.NServiceBus, $$"""
            using NServiceBus;
            [Handler] public class Payments({{Injected}})
            {
                public async Task {|WIRE3001:Handle|}(OrderCreated message, IMessageHandlerContext context) { var id = message.OrderId; $$ }
            }
            """, Endpoint("")),
        ("Rebus handler", Uses.Rebus, $$"""
            using Rebus.Handlers;
            public class Payments({{Injected}}) : IHandleMessages<OrderCreated>
            {
                public async Task {|WIRE3001:Handle|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("Rebus lambda", Uses.Rebus, $$"""
            using Rebus.Activation;
            public class Start({{Injected}})
            {
                public void Run(BuiltinHandlerActivator activator) => activator.Handle<OrderCreated>({|WIRE3001:async message =>|} { var id = message.OrderId; $$ });
            }
            """, ""),
        ("Rebus local function", Uses.Rebus, $$"""
            using Rebus.Activation;
            public class Start({{Injected}})
            {
                public void Run(BuiltinHandlerActivator activator)
                {
                    activator.Handle<OrderCreated>(Pay);
                    async Task {|WIRE3001:Pay|}(OrderCreated message) { var id = message.OrderId; $$ }
                }
            }
            """, ""),
        ("Wolverine handler", Uses.Wolverine, $$"""
            public class OrderCreatedHandler({{Injected}})
            {
                public async Task {|WIRE3001:Handle|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, Transport("")),
        ("Wolverine static consumer", Uses.Wolverine, $$"""
            public static class OrderConsumer
            {
                public static async Task {|WIRE3001:ConsumeAsync|}(OrderCreated message, {{Injected}}) { var id = message.OrderId; $$ }
            }
            """, Transport("")),
        ("Wolverine handler by interface", Uses.Wolverine, $$"""
            public class Payments({{Injected}}) : Wolverine.IWolverineHandler
            {
                public async Task {|WIRE3001:Handle|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, Transport("")),
        ("Wolverine handler by attribute", Uses.Wolverine, $$"""
            public class Payments({{Injected}})
            {
                [Wolverine.Attributes.WolverineHandler] public async Task {|WIRE3001:Pay|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, Transport("")),
        ("CAP subscriber", Uses.Cap, $$"""
            using DotNetCore.CAP;
            public class Payments({{Injected}}) : ICapSubscribe
            {
                [CapSubscribe("order.created")] public async Task {|WIRE3001:OnCreated|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("CAP subscriber in a controller", Uses.Cap | Uses.AspNetCore, $$"""
            using DotNetCore.CAP;
            [ApiController] public class PaymentsController({{Injected}}) : ControllerBase
            {
                [NonAction, CapSubscribe("order.created")] public async Task {|WIRE3001:OnCreated|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("AWS message handler", Uses.AwsMessaging, $$"""
            using AWS.Messaging;
            public class Payments({{Injected}}) : IMessageHandler<OrderCreated>
            {
                public async Task<MessageProcessStatus> {|WIRE3001:HandleAsync|}(MessageEnvelope<OrderCreated> envelope, CancellationToken token)
                {
                    await DoAsync();
                    return MessageProcessStatus.Success();
                    async Task DoAsync() { var id = envelope.Message.OrderId; $$ }
                }
            }
            """, ""),
        ("Dapr topic of a controller", Uses.DaprTopics | Uses.AspNetCore, $$"""
            [ApiController] public class PaymentsController({{Injected}}) : ControllerBase
            {
                [Dapr.Topic("pubsub", "orders"), HttpPost("/orders")] public async Task {|WIRE3001:OnCreated|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("Dapr topic of a lambda", Uses.DaprTopics | Uses.AspNetCore, $$"""
            public static class Api
            {
                public static void Map(IEndpointRouteBuilder app) =>
                    app.MapPost("/orders", {|WIRE3001:[Dapr.Topic("pubsub", "orders")] async (OrderCreated message, {{Injected}}) =>|} { var id = message.OrderId; $$ });
            }
            """, ""),
        ("Dapr topic of an endpoint", Uses.DaprTopics | Uses.AspNetCore, $$"""
            public static class Api
            {
                public static void Map(IEndpointRouteBuilder app) =>
                    app.MapPost("/orders", {|WIRE3001:async (OrderCreated message, {{Injected}}) =>|} { var id = message.OrderId; $$ }).WithTopic("pubsub", "orders");
            }
            """, ""),
        ("Service Bus trigger, isolated", Uses.AzureFunctions, $$"""
            using Microsoft.Azure.Functions.Worker;
            public class Payments({{Injected}})
            {
                [Function("pay")] public async Task {|WIRE3001:Run|}([ServiceBusTrigger("orders")] OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("Queue trigger, isolated", Uses.AzureFunctions, $$"""
            using Microsoft.Azure.Functions.Worker;
            public class Payments({{Injected}})
            {
                [Function("pay")] public async Task {|WIRE3001:Run|}([QueueTrigger("orders")] OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("Service Bus trigger, in-process", Uses.WebJobs, $$"""
            using Microsoft.Azure.WebJobs;
            public class Payments({{Injected}})
            {
                [FunctionName("pay")] public async Task {|WIRE3001:Run|}([ServiceBusTrigger("orders")] OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("Kafka trigger, in-process", Uses.WebJobs, $$"""
            using Microsoft.Azure.WebJobs;
            using Microsoft.Azure.WebJobs.Extensions.Kafka;
            public class Payments({{Injected}})
            {
                [FunctionName("pay")] public async Task {|WIRE3001:Run|}([KafkaTrigger("broker", "orders")] OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
        ("SQS event", Uses.Lambda, $$"""
            using Amazon.Lambda.Core; using Amazon.Lambda.SQSEvents;
            public class Payments({{Injected}})
            {
                public async Task {|WIRE3001:Run|}(SQSEvent batch, ILambdaContext context)
                {
                    foreach (var record in batch.Records) { var id = Guid.Parse(record.Body); $$ }
                }
            }
            """, ""),
        ("SNS event", Uses.Lambda, $$"""
            using Amazon.Lambda.Core; using Amazon.Lambda.SNSEvents;
            public class Payments({{Injected}})
            {
                public async Task {|WIRE3001:Run|}(SNSEvent batch, ILambdaContext context)
                {
                    foreach (var record in batch.Records) { var id = Guid.Parse(record.Sns.Message); $$ }
                }
            }
            """, ""),
        ("Brighter handler", Uses.Brighter, $$"""
            using Paramore.Brighter;
            public class OrderPlaced(Guid order) : Event(order) { public Guid Order { get; } = order; }
            public class Payments({{Injected}}) : RequestHandlerAsync<OrderPlaced>
            {
                public override async Task<OrderPlaced> {|WIRE3001:HandleAsync|}(OrderPlaced command, CancellationToken cancellationToken = default) { var id = command.Order; await Run(); return await base.HandleAsync(command, cancellationToken); async Task Run() { $$ } }
                public static Subscription[] All => [new Subscription<OrderPlaced>(new SubscriptionName("payments"), new ChannelName("orders"))];
            }
            """, ""),
        ("integration event handler of one's own", Uses.RabbitMQ7, $$"""
            public interface IIntegrationEventHandler<in T> { Task Handle(T message); }
            public class Payments({{Injected}}) : IIntegrationEventHandler<OrderCreated>
            {
                public async Task {|WIRE3001:Handle|}(OrderCreated message) { var id = message.OrderId; $$ }
            }
            """, ""),
    ];

    /// <summary>Statements after which nothing is left to be said.</summary>
    private static readonly string[] Harmless =
    [
        "await psp.GetAsync(id);",
        "Console.WriteLine(id); await Task.Yield();",
        "if (!await claims.TryBeginAsync(id)) return; await psp.PayAsync(id);",
        "_ = claims; await Task.CompletedTask;",
    ];

    public static TheoryData<string> All => [.. Consumers.Select(consumer => consumer.Name)];

    public static TheoryData<string, string> AllHarmless
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, statement) in Consumers.SelectMany(consumer => Harmless.Select(statement => (consumer.Name, statement)))) data.Add(name, statement);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public Task An_effect_without_a_guard(string consumer) => Check(consumer, "await psp.PayAsync(id);");

    [Theory]
    [MemberData(nameof(AllHarmless))]
    public Task No_effect_or_a_guard_before_it(string consumer, string statement) => Check(consumer, statement, isSilent: true);

    [Theory]
    [MemberData(nameof(All))]
    public Task An_inbox_in_another_project(string consumer) => Check(consumer, "await psp.PayAsync(id);", isSilent: true, "wirecheck.assume_inbox = true");

    // What configures a library, as far as that matters here, is out of sight or says that each message is handled once.
    [Theory]
    [InlineData("NServiceBus handler", "")]
    [InlineData("NServiceBus handler", "endpoint.EnableOutbox();")]
    [InlineData("NServiceBus handler", "transport.Transactions(TransportTransactionMode.TransactionScope);")]
    [InlineData("NServiceBus handler", "transport.Transactions(mode);")]
    [InlineData("NServiceBus handler by convention", "endpoint.EnableOutbox();")]
    [InlineData("Wolverine handler", "")]
    [InlineData("Wolverine handler", "options.Policies.UseDurableInboxOnAllListeners();")]
    [InlineData("Wolverine handler", "options.Policies.AutoApplyTransactions();")]
    [InlineData("Wolverine static consumer", "options.Policies.UseDurableInboxOnAllListeners();")]
    public Task Configuration_that_delivers_once(string consumer, string statement)
    {
        var (_, uses, source, _) = Find(consumer);
        var configuration = statement.Length == 0 ? "" : uses == Uses.Wolverine ? Transport(statement) : Endpoint(statement);
        return Wire.Check(uses | Uses.EntityFramework, Wire.UsingsFirst(World + Wire.Unmarked(Fill(source, "await psp.PayAsync(id);", configuration))));
    }

    [Theory]
    [InlineData("transport.Transactions(TransportTransactionMode.ReceiveOnly);")]
    [InlineData("transport.Transactions(TransportTransactionMode.SendsAtomicWithReceive);")]
    public Task Configuration_that_does_not(string statement)
    {
        var (_, uses, source, _) = Find("NServiceBus handler");
        return Wire.Check(uses | Uses.EntityFramework, Wire.UsingsFirst(World + Fill(source, "await psp.PayAsync(id);", Endpoint(statement))));
    }

    /// <summary>Neighbours of consumers.</summary>
    [Theory]
    [InlineData(Uses.NServiceBus, """
        public class State : NServiceBus.ContainSagaData;
        public class Payments(Psp psp) : NServiceBus.Saga<State>, NServiceBus.IAmStartedByMessages<OrderCreated>
        {
            protected override void ConfigureHowToFindSaga(NServiceBus.SagaPropertyMapper<State> mapper) { }
            public Task Handle(OrderCreated message, NServiceBus.IMessageHandlerContext context) => psp.PayAsync(message.OrderId);
        }
        """)]
    [InlineData(Uses.NServiceBus, """
        public class Payments(Psp psp) { public Task Handle(OrderCreated message, NServiceBus.IMessageHandlerContext context) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Rebus, """
        public class State : Rebus.Sagas.ISagaData { public Guid Id { get; set; } public int Revision { get; set; } }
        public class Payments(Psp psp) : Rebus.Sagas.Saga<State>, Rebus.Sagas.IAmInitiatedBy<OrderCreated>
        {
            public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId);
        }
        """)]
    [InlineData(Uses.Rebus, """
        [Idempotent] public class Payments(Psp psp) : Rebus.Handlers.IHandleMessages<OrderCreated> { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Wolverine, """
        public class OrderSaga(Psp psp) : Wolverine.Saga { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Wolverine, """
        [Wolverine.Attributes.WolverineIgnore] public class OrderHandler(Psp psp) { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Wolverine, """
        [Wolverine.Attributes.Transactional] public class OrderHandler(Psp psp) { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Wolverine, """
        public interface IOther<T> { Task Handle(T message); }
        public class OrderHandler(Psp psp) : IOther<OrderCreated> { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Wolverine, """
        public class Orders(Psp psp) { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Wolverine, """
        public class OrderHandler(Psp psp) { public Task Pay(OrderCreated message) => psp.PayAsync(message.OrderId); private Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Brighter, """
        using Paramore.Brighter;
        public class OrderPlaced(Guid order) : Event(order) { public Guid Order { get; } = order; }
        public class OrderGone(Guid order) : Event(order);
        public class Payments(Psp psp) : RequestHandlerAsync<OrderPlaced>
        {
            public override async Task<OrderPlaced> HandleAsync(OrderPlaced command, CancellationToken cancellationToken = default) { await psp.PayAsync(command.Order); return command; }
            public static Subscription[] All => [new Subscription<OrderGone>(new SubscriptionName("payments"))];
        }
        """)]
    [InlineData(Uses.Brighter, """
        using Paramore.Brighter;
        using Paramore.Brighter.Inbox.Attributes;
        public class OrderPlaced(Guid order) : Event(order) { public Guid Order { get; } = order; }
        public class Payments(Psp psp) : RequestHandlerAsync<OrderPlaced>
        {
            [UseInboxAsync(step: 0, onceOnly: true)]
            public override async Task<OrderPlaced> HandleAsync(OrderPlaced command, CancellationToken cancellationToken = default) { await psp.PayAsync(command.Order); return command; }
            public static Subscription[] All => [new Subscription<OrderPlaced>(new SubscriptionName("payments"))];
        }
        """)]
    [InlineData(Uses.Brighter, """
        using Paramore.Brighter;
        public class OrderPlaced(Guid order) : Event(order) { public Guid Order { get; } = order; }
        public class Payments(Psp psp) : RequestHandlerAsync<OrderPlaced>
        {
            public override async Task<OrderPlaced> HandleAsync(OrderPlaced command, CancellationToken cancellationToken = default) { await psp.PayAsync(command.Order); return command; }
            public static object[] All => [new Subscription<OrderPlaced>(new SubscriptionName("payments")), new InboxConfiguration()];
        }
        """)]
    [InlineData(Uses.Cap, """
        public class Payments(Psp psp) : DotNetCore.CAP.ICapSubscribe { public Task OnCreated(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.DaprTopics | Uses.AspNetCore, """
        [ApiController] public class PaymentsController(Psp psp) : ControllerBase { [HttpPost("/orders")] public Task Create(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.AzureFunctions, """
        using Microsoft.Azure.Functions.Worker;
        public class Payments(Psp psp) { [Function("pay")] public Task Run([TimerTrigger("0 0 * * * *")] object timer) => psp.PayAsync(Guid.Empty); }
        """)]
    [InlineData(Uses.AzureFunctions, """
        using Microsoft.Azure.Functions.Worker;
        public class Payments(Psp psp) { public Task Run([ServiceBusTrigger("orders")] OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.Lambda, """
        using Amazon.Lambda.SQSEvents;
        public class Payments(Psp psp) { public Task Run(SQSEvent batch) => psp.PayAsync(Guid.Empty); }
        """)]
    [InlineData(Uses.AspNetCore, """
        public interface IIntegrationEventHandler<in T> { Task Handle(T message); }
        public class Payments(Psp psp) : IIntegrationEventHandler<OrderCreated> { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    [InlineData(Uses.RabbitMQ7, """
        public interface IDomainEventHandler<in T> { Task Handle(T message); }
        public class Payments(Psp psp) : IDomainEventHandler<OrderCreated> { public Task Handle(OrderCreated message) => psp.PayAsync(message.OrderId); }
        """)]
    public Task What_no_message_runs(Uses uses, string source)
    {
        var configuration = uses switch { Uses.NServiceBus => Endpoint(""), Uses.Wolverine => Transport(""), _ => "" };
        return Wire.Check(uses | Uses.EntityFramework, Wire.UsingsFirst(World + source + configuration));
    }

    [Theory]
    [InlineData(Uses.NServiceBus, "using NServiceBus; public class Payments : IHandleMessages<OrderCreated> { public Task {|WIRE3001:Handle|}(OrderCreated m, IMessageHandlerContext c) => c.Publish(new OrderPaid(Guid.NewGuid(), m.OrderId)); }")]
    [InlineData(Uses.Rebus, "public class Payments(Rebus.Bus.IBus bus) : Rebus.Handlers.IHandleMessages<OrderCreated> { public Task {|WIRE3001:Handle|}(OrderCreated m) => bus.Publish(new OrderPaid(Guid.NewGuid(), m.OrderId)); }")]
    [InlineData(Uses.Wolverine, "public class OrderHandler { public ValueTask {|WIRE3001:Handle|}(OrderCreated m, Wolverine.IMessageBus bus) => bus.PublishAsync(new OrderPaid(Guid.NewGuid(), m.OrderId)); }")]
    [InlineData(Uses.Cap, "using DotNetCore.CAP; public class Payments(ICapPublisher bus) : ICapSubscribe { [CapSubscribe(\"x\")] public Task {|WIRE3001:On|}(OrderCreated m) => bus.PublishAsync(\"paid\", new OrderPaid(Guid.NewGuid(), m.OrderId)); }")]
    [InlineData(Uses.AwsMessaging, "using AWS.Messaging; public class Payments(IMessagePublisher bus) : IMessageHandler<OrderCreated> { public async Task<MessageProcessStatus> {|WIRE3001:HandleAsync|}(MessageEnvelope<OrderCreated> e, CancellationToken t) { await bus.PublishAsync(new OrderPaid(Guid.NewGuid(), e.Message.OrderId)); return MessageProcessStatus.Success(); } }")]
    public async Task A_message_published_under_a_new_id(Uses uses, string source)
    {
        var configuration = uses switch { Uses.NServiceBus => Endpoint(""), Uses.Wolverine => Transport(""), _ => "" };
        await Wire.Check(uses | Uses.EntityFramework, Wire.UsingsFirst(World + source + configuration));
        await Wire.Check(uses | Uses.EntityFramework, Wire.UsingsFirst(Wire.Unmarked(World + source.Replace("Guid.NewGuid()", source.Contains("e.Message", StringComparison.Ordinal) ? "e.Message.OrderId" : "m.OrderId") + configuration)));
    }

    [Theory]
    [InlineData("IOurBus.PublishAsync", true)]
    [InlineData("Publish*", true)]
    [InlineData("*.PublishAsync", true)]
    [InlineData("IOtherBus.PublishAsync", false)]
    [InlineData("", false)]
    public Task A_publish_method_of_one_s_own(string named, bool fires)
    {
        const string Source = """
            public interface IOurBus { Task PublishAsync(object message); }
            public class Payments(IOurBus bus) : Rebus.Handlers.IHandleMessages<OrderCreated> { public Task {|WIRE3001:Handle|}(OrderCreated m) => bus.PublishAsync(new OrderPaid(Guid.NewGuid(), m.OrderId)); }
            """;
        return Wire.Check(Uses.Rebus | Uses.EntityFramework, World + (fires ? Source : Wire.Unmarked(Source)), "wirecheck.publish_methods = " + named);
    }

    private static Task Check(string consumer, string statement, bool isSilent = false, params string[] options)
    {
        var (_, uses, source, configuration) = Find(consumer);
        var filled = Fill(source, statement, configuration);
        return Wire.Check(uses | Uses.EntityFramework, Wire.UsingsFirst(World + (isSilent ? Wire.Unmarked(filled) : filled)), options);
    }

    private static (string Name, Uses Uses, string Source, string Configuration) Find(string consumer) => Consumers.Single(c => c.Name == consumer);

    private static string Fill(string source, string statement, string configuration) => source.Replace("$$", statement) + configuration;

    private static string Endpoint(string statement) => $$"""

        public static class Composition
        {
            public static void Add(NServiceBus.TransportTransactionMode mode)
            {
                var endpoint = new NServiceBus.EndpointConfiguration("payments");
                var transport = endpoint.UseTransport<NServiceBus.LearningTransport>();
                {{statement}}
            }
        }
        """;

    private static string Transport(string statement) => $$"""

        namespace Wolverine.RabbitMQ { public static class RabbitMqTransportExtensions { public static object UseRabbitMq(this WolverineOptions options) => options; } }
        namespace Shop
        {
            using Wolverine.RabbitMQ;
            public static class Composition { public static void Add(Wolverine.WolverineOptions options) { options.UseRabbitMq(); {{statement}} } }
        }
        """;
}

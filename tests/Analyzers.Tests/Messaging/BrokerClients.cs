using System.Text.RegularExpressions;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>
/// The same statements where the clients of brokers run them for each message: <c>$$</c> is where they go, and <c>id</c> tells the message. Settling is written as
/// <c>ACK</c>, in the client's own words.
/// </summary>
internal static class BrokerClients
{
    private const string World = """
        using Microsoft.EntityFrameworkCore;
        public record Order(Guid Id);
        public class Payment { public int Id { get; set; } }
        public class Store : DbContext { public DbSet<Payment> Payments => Set<Payment>(); }
        public class Psp(HttpClient http)
        {
            public Task PayAsync(string order) => http.PostAsJsonAsync("https://psp.example.com/charges", order);
            public Task<string> GetAsync(string order) => http.GetStringAsync("https://psp.example.com/charges/" + order);
        }
        public interface IClaims { Task<bool> TryBeginAsync(string id); }

        """;

    private static readonly (string Kind, Uses Uses, string Ack, string Source)[] All =
    [
        ("Service Bus, lambda", Uses.ServiceBus, "await args.CompleteMessageAsync(args.Message);", """
            using Azure.Messaging.ServiceBus;
            public class Payments(ServiceBusClient client, Psp psp, IClaims claims, Store db)
            {
                public void Start()
                {
                    var processor = client.CreateProcessor("orders", new ServiceBusProcessorOptions { AutoCompleteMessages = false });
                    processor.ProcessMessageAsync += {|WIRE3001:async args =>|} { var id = args.Message.MessageId; $$ };
                }
            }
            """),
        ("Service Bus, method", Uses.ServiceBus, "await args.CompleteMessageAsync(args.Message);", """
            using Azure.Messaging.ServiceBus;
            public class Payments(ServiceBusProcessor processor, Psp psp, IClaims claims, Store db)
            {
                public void Start() { processor.ProcessMessageAsync += OnMessage; }
                private async Task {|WIRE3001:OnMessage|}(ProcessMessageEventArgs args) { var id = args.Message.MessageId; $$ }
            }
            """),
        ("Service Bus, local function, with sessions", Uses.ServiceBus, "await args.CompleteMessageAsync(args.Message);", """
            using Azure.Messaging.ServiceBus;
            public class Payments(ServiceBusSessionProcessor processor, Psp psp, IClaims claims, Store db)
            {
                public void Start()
                {
                    processor.ProcessMessageAsync += OnMessage;
                    async Task {|WIRE3001:OnMessage|}(ProcessSessionMessageEventArgs args) { var id = args.Message.MessageId; $$ }
                }
            }
            """),
        ("Service Bus receiver, method", Uses.ServiceBus, "await receiver.CompleteMessageAsync(message);", """
            using Azure.Messaging.ServiceBus;
            public class Payments(ServiceBusReceiver receiver, Psp psp, IClaims claims, Store db)
            {
                public async Task Run(CancellationToken ct)
                {
                    while (!ct.IsCancellationRequested)
                    {
                        var message = await receiver.{|WIRE3001:ReceiveMessageAsync|}(cancellationToken: ct);
                        if (message is null) continue;
                        var id = message.MessageId; $$
                    }
                }
            }
            """),
        ("Service Bus receiver, stream in a lambda", Uses.ServiceBus, "await receiver.CompleteMessageAsync(message);", """
            using Azure.Messaging.ServiceBus;
            public class Payments(ServiceBusReceiver receiver, Psp psp, IClaims claims, Store db)
            {
                public Func<Task> Run(CancellationToken ct) => async () =>
                {
                    await foreach (var message in receiver.{|WIRE3001:ReceiveMessagesAsync|}(ct)) { var id = message.MessageId; $$ }
                };
            }
            """),
        ("Kafka, method", Uses.Kafka, "consumer.Commit(result);", """
            using Confluent.Kafka;
            public class Payments(IConsumer<string, string> consumer, Psp psp, IClaims claims, Store db)
            {
                public async Task Run(CancellationToken ct)
                {
                    consumer.Subscribe("orders");
                    while (!ct.IsCancellationRequested) { var result = consumer.{|WIRE3001:Consume|}(ct); var id = result.Message.Value; $$ }
                }
            }
            """),
        ("Kafka, lambda", Uses.Kafka, "consumer.StoreOffset(result);", """
            using Confluent.Kafka;
            public class Payments(IConsumer<Ignore, string> consumer, Psp psp, IClaims claims, Store db)
            {
                public Task Run(CancellationToken ct) => Task.Run(async () =>
                {
                    for (;;)
                    {
                        try { var result = consumer.{|WIRE3001:Consume|}(TimeSpan.FromSeconds(1)); if (result is null) continue; var id = result.Message.Value; $$ }
                        catch (ConsumeException e) { Console.WriteLine(e.Message); }
                    }
                });
            }
            """),
        ("NATS, method", Uses.Nats, "await message.AckAsync();", """
            using NATS.Client.JetStream;
            public class Payments(INatsJSConsumer consumer, Psp psp, IClaims claims, Store db)
            {
                public async Task Run(CancellationToken ct)
                {
                    await foreach (var message in consumer.{|WIRE3001:ConsumeAsync<string>|}(cancellationToken: ct)) { var id = message.Data!; $$ }
                }
            }
            """),
        ("NATS, local function", Uses.Nats, "await message.AckAsync();", """
            using NATS.Client.JetStream;
            using NATS.Client.JetStream.Models;
            public class Payments(INatsJSContext stream, Psp psp, IClaims claims, Store db)
            {
                public Task Run()
                {
                    return Loop();
                    async Task Loop()
                    {
                        var consumer = await stream.CreateOrUpdateConsumerAsync("orders", new ConsumerConfig("payments") { AckPolicy = ConsumerConfigAckPolicy.Explicit });
                        await foreach (var message in consumer.{|WIRE3001:ConsumeAsync<string>|}()) { var id = message.Data!; $$ }
                    }
                }
            }
            """),
        ("NATS 1, lambda", Uses.NatsClient1, "args.Message.Ack();", """
            using NATS.Client.JetStream;
            public class Payments(IJetStream stream, Psp psp, IClaims claims, Store db)
            {
                public void Start() => stream.PushSubscribeAsync("orders", {|WIRE3001:async (_, args) =>|} { var id = args.Message.Subject; $$ }, false);
            }
            """),
        ("SQS, method", Uses.Sqs, "await sqs.DeleteMessageAsync(\"orders\", message.ReceiptHandle);", """
            using Amazon.SQS;
            using Amazon.SQS.Model;
            public class Payments(IAmazonSQS sqs, Psp psp, IClaims claims, Store db)
            {
                public async Task Run(CancellationToken ct)
                {
                    while (!ct.IsCancellationRequested)
                    {
                        var answer = await sqs.{|WIRE3001:ReceiveMessageAsync|}("orders", ct);
                        foreach (var message in answer.Messages) { var id = message.MessageId; $$ }
                    }
                }
            }
            """),
    ];

    public static Uses UsesOf(string kind) => All.Single(c => c.Kind == kind).Uses | Uses.EntityFramework;

    /// <summary>How a client settles, with the markup of a rule around the method's name.</summary>
    public static string MarkedAck(string kind, string rule) =>
        new Regex(@"(?<=^(?:await )?\w+(?:\.Message)?\.)\w+(?=\()").Replace(All.Single(c => c.Kind == kind).Ack, $"{{|{rule}:$0|}}", 1);

    /// <summary>Statements for each message of a client.</summary>
    public static string In(string kind, string statements)
    {
        var (_, _, ack, source) = All.Single(c => c.Kind == kind);
        return Wire.UsingsFirst(World + source.Replace("$$", statements.Replace("ACK", ack)));
    }

    public static TheoryData<string, string> Cases((string Why, string Statements)[] cases, params string[] without) => Matrix.Of(All.Select(c => c.Kind).Where(kind => !without.Any(kind.StartsWith)), cases.Select(c => c.Why));

    public static IEnumerable<string> Sources((string Why, string Statements)[] cases) => All.SelectMany(c => cases.Select(s => Wire.Unmarked(In(c.Kind, s.Statements))));
}

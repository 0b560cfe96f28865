namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3001, WIRE3006 and WIRE3007 over the clients of brokers, in whose loops and handlers code takes and settles messages itself.</summary>
public class BrokerClientTests
{
    /// <summary>The kinds whose messages a loop takes, by the start of their names.</summary>
    private static readonly string[] Loops = ["Kafka", "NATS, ", "SQS", "Service Bus receiver"];

    private static readonly (string Why, string Statements)[] Unguarded =
    [
        ("a POST", "await psp.PayAsync(id); ACK"),
        ("an insert", "db.Payments.Add(new Payment()); await db.SaveChangesAsync(); ACK"),
        ("on one path", "if (id.Length > 3) await psp.PayAsync(id); ACK"),
        ("with its failures caught", "try { await psp.PayAsync(id); } catch (HttpRequestException e) { Console.WriteLine(e.Message); throw; }"),
    ];

    private static readonly (string Why, string Statements)[] Guarded =
    [
        ("no effect", "Console.WriteLine(await psp.GetAsync(id)); ACK"),
        ("a claim", "if (!await claims.TryBeginAsync(id)) { ACK continue; } await psp.PayAsync(id); ACK"),
        ("nothing", "ACK await Task.Yield();"),
    ];

    private static readonly (string Why, string Statements)[] Early =
    [
        ("before the work", "EARLY await psp.PayAsync(id);"),
        ("before work on one path", "EARLY if (id.Length > 3) await psp.PayAsync(id);"),
        ("before a commit", "EARLY db.Payments.Add(new Payment()); await db.SaveChangesAsync();"),
    ];

    private static readonly (string Why, string Statements)[] Late =
    [
        ("after the work", "await psp.PayAsync(id); ACK"),
        ("after a commit", "db.Payments.Add(new Payment()); await db.SaveChangesAsync(); ACK"),
        ("on a path of its own", "if (id.Length == 0) { ACK continue; } await psp.PayAsync(id);"),
        ("between two pieces of work", "await psp.PayAsync(id); ACK db.Payments.Add(new Payment()); await db.SaveChangesAsync();"),
    ];

    public static TheoryData<string, string> UnguardedCases => BrokerClients.Cases(Unguarded);

    public static TheoryData<string, string> GuardedCases => BrokerClients.Cases(Guarded);

    public static TheoryData<string, string> EarlyCases => BrokerClients.Cases(Early);

    public static TheoryData<string, string> LateCases => BrokerClients.Cases(Late);

    internal static IEnumerable<string> Sources => BrokerClients.Sources([.. Unguarded, .. Guarded, .. Late]);

    [Theory, MemberData(nameof(UnguardedCases))]
    public Task Work_that_is_done_again(string kind, string why) => Check("WIRE3001", kind, Unguarded.Single(c => c.Why == why).Statements, isSilent: false);

    [Theory, MemberData(nameof(GuardedCases))]
    public Task Work_that_is_not(string kind, string why) => Check("WIRE3001", kind, Guarded.Single(c => c.Why == why).Statements, isSilent: true);

    [Theory, MemberData(nameof(EarlyCases))]
    public Task Settled_before_the_work(string kind, string why) => Check("WIRE3006", kind, Early.Single(c => c.Why == why).Statements, isSilent: true);

    [Theory, MemberData(nameof(LateCases))]
    public Task Settled_after_it(string kind, string why) => Check("WIRE3006", kind, Late.Single(c => c.Why == why).Statements, isSilent: true);

    [Theory, MemberData(nameof(UnguardedCases))]
    public Task A_test_project_is_silent(string kind, string why) => Wire.Check(
        BrokerClients.UsesOf(kind) | Uses.XunitOfTheProject, Wire.Unmarked(Source(kind, Unguarded.Single(c => c.Why == why).Statements)), RabbitMQ.Only("WIRE3001"));

    /// <summary>What a function does before its loop is done once, whatever is delivered again.</summary>
    [Theory]
    [InlineData(Uses.Kafka, """
        using Confluent.Kafka;
        public class Payments(IConsumer<string, string> consumer, HttpClient http)
        {
            public async Task Run() { await http.PostAsync("https://psp.example.com/sessions", null); while (true) { var result = consumer.Consume(100); Console.WriteLine(result); } }
        }
        """)]
    [InlineData(Uses.Kafka, """
        using Confluent.Kafka;
        public class Payments(IConsumer<string, string> consumer, HttpClient http)
        {
            public async Task One() { var result = consumer.Consume(100); await http.PostAsync("https://psp.example.com/charges", null); }
        }
        """)]
    [InlineData(Uses.Nats, """
        using NATS.Client.JetStream;
        using NATS.Client.JetStream.Models;
        public class Payments(INatsJSContext stream, HttpClient http)
        {
            public async Task Run()
            {
                var consumer = await stream.CreateOrUpdateConsumerAsync("orders", new ConsumerConfig("payments") { {|WIRE3005:AckPolicy = ConsumerConfigAckPolicy.None|} });
                await foreach (var message in consumer.ConsumeAsync<string>()) await http.PostAsync("https://psp.example.com/charges", null);
            }
        }
        """)]
    [InlineData(Uses.Nats, """
        using NATS.Client.Core;
        public class Payments(INatsClient nats, HttpClient http)
        {
            public async Task Run() { await foreach (var message in nats.SubscribeAsync<string>("orders")) await http.PostAsync("https://psp.example.com/charges", null); }
        }
        """)]
    [InlineData(Uses.ServiceBus, """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client, HttpClient http)
        {
            public void Run()
            {
                var processor = client.CreateProcessor("orders", new ServiceBusProcessorOptions { {|WIRE3005:ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete|} });
                processor.ProcessMessageAsync += async args => await http.PostAsync("https://psp.example.com/charges", null);
                processor.ProcessErrorAsync += async args => await http.PostAsync("https://psp.example.com/alarms", null);
            }
        }
        """)]
    [InlineData(Uses.ServiceBus, """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client)
        {
            public ServiceBusReceiver Peeked() => client.CreateReceiver("orders", new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.PeekLock });
            public ServiceBusReceiver Given(ServiceBusReceiveMode mode) => client.CreateReceiver("orders", new ServiceBusReceiverOptions { ReceiveMode = mode });
            public ServiceBusReceiver Deleted() => client.CreateReceiver("orders", new ServiceBusReceiverOptions { {|WIRE3005:ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete|} });
        }
        """)]
    [InlineData(Uses.ServiceBus, """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client, HttpClient http)
        {
            public async Task Run()
            {
                var receiver = client.CreateReceiver("orders", new ServiceBusReceiverOptions { {|WIRE3005:ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete|} });
                await foreach (var message in receiver.ReceiveMessagesAsync()) await http.PostAsync("https://psp.example.com/charges", null);
            }
        }
        """)]
    [InlineData(Uses.ServiceBus, """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusReceiver receiver, HttpClient http)
        {
            public async Task One() { var message = await receiver.ReceiveMessageAsync(); await http.PostAsync("https://psp.example.com/charges", null); }
        }
        """)]
    [InlineData(Uses.Sqs, """
        using Amazon.SQS;
        public class Payments(IAmazonSQS sqs, HttpClient http)
        {
            public async Task One() { var answer = await sqs.ReceiveMessageAsync("orders"); await http.PostAsync("https://psp.example.com/charges", null); }
        }
        """)]
    public Task Neighbours(Uses uses, string source) => Wire.Check(uses, source);

    /// <summary>In a loop over messages, too, what fails in between is done again.</summary>
    [Theory]
    [InlineData("await db.SaveChangesAsync(); await stream.PublishAsync(\"told\", 1);", "")]
    [InlineData("await TellAsync();", "private async Task TellAsync() { await db.SaveChangesAsync(); await stream.PublishAsync(\"told\", 1); }")]
    public Task Two_writes_for_each_message(string statements, string members) => Wire.Check(
        Uses.Nats | Uses.EntityFramework,
        Wire.UsingsFirst("using Microsoft.EntityFrameworkCore;\nusing NATS.Client.JetStream;\npublic class Store : DbContext;\n") +
        $"public class Payments(INatsJSConsumer consumer, INatsJSContext stream, Store db) {{ public async Task Run() {{ await foreach (var message in consumer.ConsumeAsync<string>()) {{ {statements} }} }} {members} }}",
        RabbitMQ.Only("WIRE3201"));

    [Theory]
    [InlineData("Kafka, method", "try { await psp.PayAsync(id); } catch (Exception e) { Console.WriteLine(e.Message); } consumer.{|WIRE3007:Commit|}(result);")]
    [InlineData("NATS, method", "try { await psp.PayAsync(id); } catch (Exception e) { Console.WriteLine(e.Message); } await message.{|WIRE3007:AckAsync|}();")]
    [InlineData("Service Bus, lambda", "try { await psp.PayAsync(id); } catch (Exception e) { Console.WriteLine(e.Message); } await args.{|WIRE3007:CompleteMessageAsync|}(args.Message);")]
    [InlineData("SQS, method", "try { await psp.PayAsync(id); } catch (Exception e) { Console.WriteLine(e.Message); } await sqs.{|WIRE3007:DeleteMessageAsync|}(\"orders\", message.ReceiptHandle);")]
    [InlineData("Kafka, method", "try { await psp.PayAsync(id); consumer.Commit(result); } catch (Exception e) { Console.WriteLine(e.Message); }")]
    [InlineData("NATS, method", "try { await psp.PayAsync(id); await message.AckAsync(); } catch (Exception) { await message.NakAsync(); }")]
    [InlineData("Service Bus, lambda", "try { await psp.PayAsync(id); await args.CompleteMessageAsync(args.Message); } catch (Exception) { await args.AbandonMessageAsync(args.Message); }")]
    public Task Settled_after_a_swallowed_failure(string kind, string statements) =>
        Wire.Check(BrokerClients.UsesOf(kind), BrokerClients.In(kind, statements).Replace("{|WIRE3001:", "").Replace("=>|}", "=>").Replace("Consume|}", "Consume").Replace("<string>|}", "<string>").Replace("ReceiveMessageAsync|}", "ReceiveMessageAsync"), RabbitMQ.Only("WIRE3007"));

    private static string Source(string kind, string statements)
    {
        // A handler returns where a loop goes on.
        return BrokerClients.In(kind, Loops.Any(loop => kind.StartsWith(loop, StringComparison.Ordinal)) ? statements : statements.Replace("continue;", "return;"));
    }

    private static Task Check(string rule, string kind, string statements, bool isSilent)
    {
        var source = Source(kind, statements);
        return Wire.Check(BrokerClients.UsesOf(kind), (isSilent ? Wire.Unmarked(source) : source).Replace("EARLY", BrokerClients.MarkedAck(kind, rule)), RabbitMQ.Only(rule));
    }
}

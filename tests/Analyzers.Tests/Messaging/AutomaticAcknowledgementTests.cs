using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3005: what fires, and beside it what must not; and its fix.</summary>
public class AutomaticAcknowledgementTests
{
    private const string Consumer = "var consumer = new AsyncEventingBasicConsumer(channel); consumer.ReceivedAsync += async (_, ea) => await work.DoAsync(ea.Body); ";
    private const string Listener = "var consumer = new AsyncEventingBasicConsumer(channel); ";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("a queue by its name", Consumer + "await channel.BasicConsumeAsync(\"orders\", {|WIRE3005:true|}, consumer);"),
        ("by the parameter's name", Consumer + "await channel.BasicConsumeAsync(queue: \"orders\", autoAck: {|WIRE3005:true|}, consumer: consumer);"),
        ("all arguments", Consumer + "await channel.BasicConsumeAsync(\"orders\", {|WIRE3005:true|}, \"tag\", false, false, null, consumer);"),
        ("a constant", Consumer + "const bool auto = true; await channel.BasicConsumeAsync(\"orders\", {|WIRE3005:auto|}, consumer);"),
        ("a queue that is declared for all", Consumer + "await channel.QueueDeclareAsync(queue: queue, durable: true, exclusive: false, autoDelete: false, arguments: null); await channel.BasicConsumeAsync(queue, {|WIRE3005:true|}, consumer);"),
        ("a queue that is declared under its name", Consumer + "await channel.QueueDeclareAsync(\"orders\", true, false, false, null); await channel.BasicConsumeAsync(\"orders\", {|WIRE3005:true|}, consumer);"),
        ("a handler that logs and works", Listener + "consumer.ReceivedAsync += async (_, ea) => { Console.WriteLine(ea.RoutingKey); await psp.PayAsync(ea.Body); }; await channel.BasicConsumeAsync(\"orders\", {|WIRE3005:true|}, consumer);"),
        ("a handler out of sight", "var consumer = Elsewhere(); await channel.BasicConsumeAsync(\"orders\", {|WIRE3005:true|}, consumer); static AsyncEventingBasicConsumer Elsewhere() => throw new NotSupportedException();"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("acknowledged by the consumer", Consumer + "await channel.BasicConsumeAsync(\"orders\", false, consumer);"),
        ("by an option", Consumer + "await channel.BasicConsumeAsync(\"orders\", settings.AutoAck, consumer);"),
        ("a queue that the broker names", Consumer + "var name = (await channel.QueueDeclareAsync()).QueueName; await channel.BasicConsumeAsync(name, true, consumer);"),
        ("a queue that the broker names, at once", Consumer + "await channel.BasicConsumeAsync((await channel.QueueDeclareAsync()).QueueName, true, consumer);"),
        ("a queue that the broker names, in steps", Consumer + "var declared = await channel.QueueDeclareAsync(queue: \"\"); await channel.BasicConsumeAsync(declared.QueueName, true, consumer);"),
        ("the queue that was declared last", Consumer + "await channel.BasicConsumeAsync(\"\", true, consumer);"),
        ("a queue of its own", Consumer + "await channel.QueueDeclareAsync(\"orders\", false, true, false, null); await channel.BasicConsumeAsync(\"orders\", true, consumer);"),
        ("a queue that goes with its consumer", Consumer + "await channel.QueueDeclareAsync(queue, durable: false, exclusive: false, autoDelete: true, arguments: null); await channel.BasicConsumeAsync(queue, true, consumer);"),
        ("the queue for direct replies", Consumer + "await channel.BasicConsumeAsync(\"amq.rabbitmq.reply-to\", true, consumer);"),
        ("a queue for answers", Consumer + "var replyQueue = \"answers\"; await channel.BasicConsumeAsync(replyQueue, true, consumer);"),
        ("a queue from elsewhere", Consumer + "await channel.BasicConsumeAsync(queue, true, consumer);"),
        ("a queue by its setting", Consumer + "await channel.BasicConsumeAsync(settings.Queue, true, consumer);"),
        ("a listener that logs", Listener + "consumer.ReceivedAsync += (_, ea) => { var text = System.Text.Encoding.UTF8.GetString(ea.Body.ToArray()); Console.WriteLine($\" [x] {text}\"); log.LogInformation(text); return Task.CompletedTask; }; await channel.BasicConsumeAsync(\"logs\", true, consumer);"),
        ("a listener that logs, by a helper", Listener + "consumer.ReceivedAsync += (_, ea) => Show(ea); await channel.BasicConsumeAsync(\"logs\", true, consumer); static Task Show(BasicDeliverEventArgs ea) { Console.WriteLine(ea.RoutingKey); return Task.CompletedTask; }"),
        ("a listener that counts", Listener + "var count = 0; consumer.ReceivedAsync += async (_, ea) => { count++; await Task.Yield(); }; await channel.BasicConsumeAsync(\"logs\", true, consumer);"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing);

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent);

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Starting);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, RabbitMQ.Starting(version, kind, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Starting(version, kind, Silent.Single(f => f.Why == why).Statement));

    [Fact]
    public Task A_consumer_s_own_class_that_logs() => Check(7, RabbitMQ.Source(7, """
        class Listener(IChannel channel) : AsyncDefaultBasicConsumer(channel)
        {
            public override Task HandleBasicDeliverAsync(string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
            {
                Console.WriteLine(routingKey);
                return Task.CompletedTask;
            }
            public Task Start(IChannel channel) => channel.BasicConsumeAsync("logs", true, new Listener(channel));
        }
        """));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public Task A_consumer_that_acknowledges_is_left_to(int version) => Wire.Fix<AutomaticAcknowledgementFix>(
        RabbitMQ.Uses(version), RabbitMQ.Source(version, Acknowledging("{|WIRE3005:true|}")), RabbitMQ.Source(version, Acknowledging("false")), RabbitMQ.Only("WIRE3005"));

    [Fact]
    public Task A_consumer_that_does_not_acknowledge_gets_no_fix()
    {
        var source = RabbitMQ.Starting(7, "method", Firing[0].Statement);
        return Wire.Fix<AutomaticAcknowledgementFix>(RabbitMQ.Uses(7), source, source, RabbitMQ.Only("WIRE3005"));
    }

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Starting(7, "method", Wire.Unmarked(Firing[0].Statement)), RabbitMQ.Only("WIRE3005"));

    private static string Acknowledging(string autoAck) => $$"""
        class Orders
        {
            async Task Start(IChannel channel, IWork work)
            {
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, ea) =>
                {
                    await work.DoAsync(ea.Body);
                    await channel.BasicAckAsync(ea.DeliveryTag, false);
                };
                await channel.BasicConsumeAsync("orders", /* for now */ {{autoAck}}, consumer);
            }
        }
        """;

    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), source, RabbitMQ.Only("WIRE3005"));
}
